package dev.tracelab.tracing.otel;

import dev.tracelab.tracing.propagation.HeaderCodec;
import dev.tracelab.tracing.propagation.TrustBoundary;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.extension.trace.propagation.B3Propagator;
import io.opentelemetry.extension.trace.propagation.JaegerPropagator;
import java.util.Arrays;
import java.util.Set;

/** OpenTelemetry's propagators for the format names of {@code JAEGER_PROPAGATION}. */
final class Propagators {

  private static final TrustBoundary TRUST_ALL =
      new TrustBoundary(TrustBoundary.Policy.CONTINUE, true, Set.of(TrustBoundary.ANY));

  private Propagators() {}

  /**
   * The propagator for contexts from a table or the event bus.
   *
   * @param formats comma-separated and already validated
   */
  static TextMapPropagator internal(String formats) {
    return http(formats, TRUST_ALL);
  }

  /**
   * The propagator for contexts received over HTTP.
   *
   * @param formats comma-separated and already validated
   * @param trust decides which baggage items are accepted
   */
  static TextMapPropagator http(String formats, TrustBoundary trust) {
    return new TracePropagator(
        Arrays.stream(formats.split(",")).map(Propagators::byName).toList(),
        HeaderCodec.of(formats),
        trust);
  }

  /** Jaeger's format is deprecated, but is needed until all services use another one. */
  @SuppressWarnings("deprecation")
  private static TextMapPropagator byName(String format) {
    return switch (format) {
      case "jaeger" -> JaegerPropagator.getInstance();
      case "w3c" -> W3CTraceContextPropagator.getInstance();
      case "b3" -> B3Propagator.injectingSingleHeader();
      case "b3multi" -> B3Propagator.injectingMultiHeaders();
      default -> throw new IllegalArgumentException(format);
    };
  }
}
