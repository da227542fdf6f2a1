package dev.tracelab.tracing.otel;

import dev.tracelab.tracing.propagation.HeaderCodec;
import dev.tracelab.tracing.propagation.TrustBoundary;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.extension.trace.propagation.B3Propagator;
import io.opentelemetry.extension.trace.propagation.JaegerPropagator;
import java.util.Arrays;
import java.util.Set;

/** OpenTelemetry's propagators by the names that {@code JAEGER_PROPAGATION} takes. */
final class Propagators {

  private static final TrustBoundary TRUST_ALL =
      new TrustBoundary(TrustBoundary.Policy.CONTINUE, true, Set.of(TrustBoundary.ANY));

  private Propagators() {}

  /**
   * For what comes from a table or over the event bus.
   *
   * @param formats comma-separated, checked before
   */
  static TextMapPropagator internal(String formats) {
    return http(formats, TRUST_ALL);
  }

  /**
   * For what comes over HTTP.
   *
   * @param trust which items of baggage are taken
   */
  static TextMapPropagator http(String formats, TrustBoundary trust) {
    return new TracePropagator(
        Arrays.stream(formats.split(",")).map(Propagators::byName).toList(),
        HeaderCodec.of(formats),
        trust);
  }

  /** Jaeger's is deprecated as the others are taking over: as long as they do, both are spoken. */
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
