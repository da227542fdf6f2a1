package dev.tracelab.tracing.otel;

import dev.tracelab.tracing.propagation.HeaderCodec;
import dev.tracelab.tracing.propagation.TrustBoundary;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ids by OpenTelemetry's propagators, and baggage as common-tracing has it: theirs (1.63) write a
 * value into {@code uberctx-} headers as it is, line breaks too, and take any key for the name of a
 * header.
 *
 * @param formats all are written, and of those that come the first counts
 * @param trust which items of baggage are taken
 */
record TracePropagator(List<TextMapPropagator> formats, HeaderCodec codec, TrustBoundary trust)
    implements TextMapPropagator {

  @Override
  public Collection<String> fields() {
    return formats.stream().flatMap(format -> format.fields().stream()).toList();
  }

  @Override
  public <C> void inject(Context context, C carrier, TextMapSetter<C> setter) {
    Context ids = context.with(Baggage.empty());
    formats.forEach(format -> format.inject(ids, carrier, setter));
    Map<String, String> items = new LinkedHashMap<>();
    Baggage.fromContext(context).forEach((key, entry) -> items.put(key, entry.getValue()));
    codec.write(items, (name, value) -> setter.set(carrier, name, value));
  }

  @Override
  public <C> Context extract(Context context, C carrier, TextMapGetter<C> getter) {
    return ids(context, carrier, getter).with(baggage(carrier, getter));
  }

  private <C> Context ids(Context context, C carrier, TextMapGetter<C> getter) {
    List<SpanContext> found =
        formats.stream()
            .map(format -> read(format, carrier, getter).getSpanContext())
            .filter(SpanContext::isValid)
            .toList();
    return found.isEmpty() ? context : context.with(Span.wrap(withState(found.get(0), found)));
  }

  /** W3C's state is that of the trace, whichever header names it. */
  private static SpanContext withState(SpanContext joined, List<SpanContext> found) {
    return found.stream()
        .filter(other -> other.getTraceId().equals(joined.getTraceId()))
        .map(SpanContext::getTraceState)
        .filter(state -> !state.isEmpty())
        .findFirst()
        .map(state -> with(state, joined))
        .orElse(joined);
  }

  private static SpanContext with(TraceState state, SpanContext context) {
    return SpanContext.createFromRemoteParent(
        context.getTraceId(), context.getSpanId(), context.getTraceFlags(), state);
  }

  /** Jaeger's of 1.63 throws for an id with a percent sign that is no escape. */
  private static <C> Span read(TextMapPropagator format, C carrier, TextMapGetter<C> getter) {
    try {
      return Span.fromContext(format.extract(Context.root(), carrier, getter));
    } catch (IllegalArgumentException unreadable) {
      return Span.getInvalid();
    }
  }

  private <C> Baggage baggage(C carrier, TextMapGetter<C> getter) {
    Map<String, String> headers = new HashMap<>();
    getter.keys(carrier).forEach(name -> headers.put(name, getter.get(carrier, name)));
    BaggageBuilder baggage = Baggage.builder();
    codec.baggage(headers.entrySet(), trust).forEach(baggage::put);
    return baggage.build();
  }
}
