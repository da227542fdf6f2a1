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

/**
 * Applies the trust boundary to contexts received over HTTP whose traces are not continued, but
 * restarted or linked.
 */
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

  /**
   * Only a shim can create the shim's contexts. This one has no-op spans and propagates ids without
   * baggage.
   */
  @SuppressWarnings("deprecation")
  static RemoteContexts of(TracingConfig config) {
    TextMapPropagator ids = Propagators.http(config.propagation(), NO_BAGGAGE);
    return new RemoteContexts(
        OpenTracingShim.createTracerShim(TracerProvider.noop(), ids, ids),
        config.trust(),
        HeaderCodec.of(config.propagation()));
  }

  /** Whether the traces of HTTP callers are continued, so that this class has nothing to do. */
  boolean continuesTraces() {
    return trust.policy() == TrustBoundary.Policy.CONTINUE;
  }

  /**
   * The context that the first span of our new trace refers to: allowed baggage, and the link if
   * configured.
   */
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
