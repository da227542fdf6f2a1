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
final class RemoteContexts {

  private static final TrustBoundary NO_BAGGAGE =
      new TrustBoundary(TrustBoundary.Policy.CONTINUE, false, Set.of());

  private final Tracer noop;
  private final TrustBoundary trust;
  private final HeaderCodec codec;

  private RemoteContexts(Tracer noop, TrustBoundary trust, HeaderCodec codec) {
    this.noop = noop;
    this.trust = trust;
    this.codec = codec;
  }

  /** The shim's contexts can be made by a shim only: here by one noop spans and baggage. */
  @SuppressWarnings("deprecation")
  static RemoteContexts of(TracingConfig config) {
    TextMapPropagator ids = Propagators.http(config.propagation(), NO_BAGGAGE);
    return new RemoteContexts(
        OpenTracingShim.createTracerShim(TracerProvider.noop(), ids, ids),
        config.trust(),
        HeaderCodec.of(config.propagation()));
  }

  boolean continuesTraces() {
    return trust.policy() == TrustBoundary.Policy.CONTINUE;
  }

  /** What the first span of a trace of internal refers to. */
  SpanContext restarted(TextMapExtract headers) {
    Map<String, String> found = HeaderCodec.traceHeaders(headers);
    SpanContext root = withBaggage(codec.baggage(found.entrySet(), trust));
    SpanContext linked =
        trust.policy() == TrustBoundary.Policy.LINK
            ? noop.extract(Format.Builtin.HTTP_HEADERS, new TextMapAdapter(found))
            : null;
    return linked == null ? root : new LinkedContext(root, linked);
  }

  private SpanContext withBaggage(Map<String, String> baggage) {
    Span span = noop.buildSpan("root").ignoreActiveSpan().start();
    baggage.forEach(span::setBaggageItem);
    return span.context();
  }
}
