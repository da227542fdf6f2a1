package dev.tracelab.tracing.otel;

import dev.tracelab.tracing.config.ConfigurationException;
import dev.tracelab.tracing.config.TracingConfig;

/**
 * Refuses what jaeger-client can do and this backend cannot: a service that starts and then does
 * something else than it was told would be worse.
 */
final class UnsupportedSettings {

  private static final String CURE = ": write %s, or TRACING_BACKEND=jaeger.";

  private UnsupportedSettings() {}

  static void check(TracingConfig config) {
    require(
        config.traceId128Bit(),
        "JAEGER_TRACEID_128BIT is 'false', but OpenTelemetry's trace ids have 128 bits",
        "true");
    require(
        !config.trust().debugAllowed(),
        "TRACE_ALLOW_DEBUG is 'true', but OpenTelemetry knows no debug flag",
        "false");
  }

  private static void require(boolean fine, String wrong, String instead) {
    if (!fine) {
      throw new ConfigurationException(wrong + CURE.formatted(instead));
    }
  }
}
