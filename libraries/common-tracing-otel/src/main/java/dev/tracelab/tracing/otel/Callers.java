package dev.tracelab.tracing.otel;

import dev.tracelab.tracing.config.TracingConfig;
import dev.tracelab.tracing.propagation.HeaderCodec;
import dev.tracelab.tracing.propagation.TrustBoundary;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.opentracingshim.OpenTracingShim;
import io.opentracing.Span;
import io.opentracing.SpanContext;
import io.opentracing.Tracer;
import io.opentracing.propagation.Format;
import io.opentracing.propagation.TextMapAdapter;
import io.opentracing.propagation.TextMapExtract;
import java.util.Map;
import java.util.Set;

/** Reads what callers over HTTP bring and may bring, where their traces do not simply go on. */
final class Callers {

  private static final TrustBoundary NO_BAGGAGE =
      new TrustBoundary(TrustBoundary.Policy.CONTINUE, false, Set.of());

  private final Tracer without;
  private final TrustBoundary trust;
  private final HeaderCodec codec;

  private Callers(Tracer without, TrustBoundary trust, HeaderCodec codec) {
    this.without = without;
    this.trust = trust;
    this.codec = codec;
  }

  /** The shim's contexts can be made by a shim only: here by one without spans and baggage. */
  @SuppressWarnings("deprecation")
  static Callers of(TracingConfig config) {
    TextMapPropagator ids = Propagators.callers(config.propagation(), NO_BAGGAGE);
    return new Callers(
        OpenTracingShim.createTracerShim(TracerProvider.noop(), ids, ids),
        config.trust(),
        HeaderCodec.of(config.propagation()));
  }

  boolean goOn() {
    return trust.policy() == TrustBoundary.Policy.CONTINUE;
  }

  /** What the first span of a trace of ours refers to. */
  SpanContext left(TextMapExtract headers) {
    Map<String, String> found = HeaderCodec.traceHeaders(headers);
    SpanContext nobody = nobody(codec.baggage(found.entrySet(), trust));
    SpanContext theirs =
        trust.policy() == TrustBoundary.Policy.LINK
            ? without.extract(Format.Builtin.HTTP_HEADERS, new TextMapAdapter(found))
            : null;
    return theirs == null ? nobody : new LinkedCaller(nobody, theirs);
  }

  private SpanContext nobody(Map<String, String> baggage) {
    Span span = without.buildSpan("nobody").ignoreActiveSpan().start();
    baggage.forEach(span::setBaggageItem);
    return span.context();
  }
}
