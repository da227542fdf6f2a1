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
 * Propagates ids with OpenTelemetry's propagators and baggage with common-tracing's codec.
 * OpenTelemetry's propagators (1.63) write unencoded values, including line breaks, into {@code
 * uberctx-} headers and accept any key as part of a header name.
 *
 * @param formats all are written; the first one that is present is read
 * @param trust decides which baggage items are accepted
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

  /** The {@code tracestate} belongs to the trace, even if another header provided the ids. */
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

  /** Jaeger's propagator (1.63) throws for an id with an invalid percent escape. */
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
