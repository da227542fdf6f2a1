package dev.tracelab.tracing.otel;

import dev.tracelab.tracing.InvalidTracingConfig;
import dev.tracelab.tracing.TracingConfig;
import dev.tracelab.tracing.propagation.TrustBoundary;

/**
 * Refuses what jaeger-client can do and this backend cannot: a service that starts and then does
 * something else than it was told would be worse.
 */
final class Supported {

  private static final String CURE = ": write %s, or TRACING_BACKEND=jaeger.";

  private Supported() {}

  static void check(TracingConfig config) {
    require(
        config.traceId128Bit(),
        "JAEGER_TRACEID_128BIT is 'false', but OpenTelemetry's trace ids have 128 bits",
        "true");
    TrustBoundary trust = config.trust();
    require(
        trust.policy() == TrustBoundary.Policy.CONTINUE,
        "TRACE_TRUST is not 'continue', which is all the OpenTelemetry backend knows",
        "continue");
    require(
        trust.baggageKeys().contains(TrustBoundary.ANY),
        "TRACE_BAGGAGE_KEYS is set, but the OpenTelemetry backend lets all baggage pass",
        TrustBoundary.ANY);
  }

  private static void require(boolean fine, String wrong, String instead) {
    if (!fine) {
      throw new InvalidTracingConfig(wrong + CURE.formatted(instead));
    }
  }
}
