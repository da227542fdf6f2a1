package dev.tracelab.tracing.propagation;

import java.util.Set;

/**
 * What a caller may bring.
 *
 * @param policy what becomes of its trace
 * @param debugAllowed whether it may force sampling by a debug flag or a {@code jaeger-debug-id}
 * @param baggageKeys the items of baggage it may bring; {@value #ANY} among them stands for all
 */
public record TrustBoundary(Policy policy, boolean debugAllowed, Set<String> baggageKeys) {

  /** Stands for every key of baggage. */
  public static final String ANY = "*";

  /** Everything goes on, as between services of one owner. */
  static final TrustBoundary NONE = new TrustBoundary(Policy.CONTINUE, true, Set.of(ANY));

  /** Keeps a copy of the keys. */
  public TrustBoundary {
    baggageKeys = Set.copyOf(baggageKeys);
  }

  /** What becomes of a caller's trace. */
  public enum Policy {
    /** It goes on here, with the caller's sampling decision. */
    CONTINUE,
    /** A trace of our own begins; its first span refers to the caller's. */
    LINK,
    /** A trace of our own begins and knows nothing of the caller's. */
    RESTART
  }

  boolean allowsBaggage(String key) {
    return baggageKeys.contains(ANY) || baggageKeys.contains(key);
  }
}
