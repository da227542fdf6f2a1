package dev.tracelab.tracing.otel;

import dev.tracelab.tracing.config.ConfigurationException;
import dev.tracelab.tracing.config.TracingConfig;

/**
 * Rejects settings that jaeger-client supports and this backend does not. A service that starts and
 * silently behaves differently would be worse.
 */
final class UnsupportedSettings {

  private static final String REMEDY = ". Set it to %s or use TRACING_BACKEND=jaeger.";

  private UnsupportedSettings() {}

  static void check(TracingConfig config) {
    require(
        config.traceId128Bit(),
        "JAEGER_TRACEID_128BIT is 'false', but OpenTelemetry trace ids always have 128 bits",
        "true");
    require(
        !config.trust().debugAllowed(),
        "TRACE_ALLOW_DEBUG is 'true', but OpenTelemetry has no debug flag",
        "false");
  }

  private static void require(boolean supported, String problem, String replacement) {
    if (!supported) {
      throw new ConfigurationException(problem + REMEDY.formatted(replacement));
    }
  }
}
