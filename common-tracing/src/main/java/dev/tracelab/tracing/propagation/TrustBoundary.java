package dev.tracelab.tracing.propagation;

import java.util.Set;

/**
 * What is accepted from an HTTP caller.
 *
 * @param policy how its trace is treated
 * @param debugAllowed whether it may force sampling by a debug flag or a {@code jaeger-debug-id}
 * @param baggageKeys the baggage keys to accept; {@value #ANY} accepts all
 */
public record TrustBoundary(Policy policy, boolean debugAllowed, Set<String> baggageKeys) {

  /** Accepts every baggage key. */
  public static final String ANY = "*";

  /** Accepts everything, as between services of one owner. */
  static final TrustBoundary NONE = new TrustBoundary(Policy.CONTINUE, true, Set.of(ANY));

  /** Copies the keys. */
  public TrustBoundary {
    baggageKeys = Set.copyOf(baggageKeys);
  }

  /** How a caller's trace is treated. */
  public enum Policy {
    /** It continues here, with the caller's sampling decision. */
    CONTINUE,
    /** A new trace starts; its root span refers to the caller's span. */
    LINK,
    /** A new trace starts without a reference to the caller's. */
    RESTART
  }

  boolean allowsBaggage(String key) {
    return baggageKeys.contains(ANY) || baggageKeys.contains(key);
  }
}
