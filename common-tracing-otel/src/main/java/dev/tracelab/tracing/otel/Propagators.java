package dev.tracelab.tracing.otel;

import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.extension.trace.propagation.B3Propagator;
import io.opentelemetry.extension.trace.propagation.JaegerPropagator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** OpenTelemetry's propagators by the names that {@code JAEGER_PROPAGATION} takes. */
final class Propagators {

  private Propagators() {}

  /**
   * All formats are written; of those that come, the first in the list counts.
   *
   * @param formats comma-separated, checked before
   */
  static TextMapPropagator of(String formats) {
    List<TextMapPropagator> propagators = new ArrayList<>();
    Arrays.stream(formats.split(",")).map(Propagators::named).forEach(propagators::add);
    // Of a composite it is the last one that counts.
    Collections.reverse(propagators);
    return TextMapPropagator.composite(propagators);
  }

  /** Jaeger's is deprecated as the others are taking over: as long as they do, both are spoken. */
  @SuppressWarnings("deprecation")
  private static TextMapPropagator named(String format) {
    return switch (format) {
      case "jaeger" -> JaegerPropagator.getInstance();
      case "w3c" -> withBaggage(W3CTraceContextPropagator.getInstance());
      case "b3" -> withBaggage(B3Propagator.injectingSingleHeader());
      case "b3multi" -> withBaggage(B3Propagator.injectingMultiHeaders());
      default -> throw new IllegalArgumentException(format);
    };
  }

  private static TextMapPropagator withBaggage(TextMapPropagator propagator) {
    return TextMapPropagator.composite(propagator, W3CBaggagePropagator.getInstance());
  }
}
