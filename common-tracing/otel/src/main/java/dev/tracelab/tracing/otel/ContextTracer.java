package dev.tracelab.tracing.otel;

import dev.tracelab.tracing.propagation.HeaderCodec;
import io.opentracing.Scope;
import io.opentracing.ScopeManager;
import io.opentracing.Span;
import io.opentracing.SpanContext;
import io.opentracing.Tracer;
import io.opentracing.propagation.Format;
import io.opentracing.propagation.TextMap;
import io.opentracing.propagation.TextMapAdapter;
import io.opentracing.propagation.TextMapExtract;

/**
 * The shim's tracer with the active span of the given {@link ScopeManager}. The shim uses a
 * thread-local of OpenTelemetry, which must not be used on an event loop. The delegation is written
 * by hand because OpenTracing has no base class for it.
 */
final class ContextTracer implements Tracer {

  private final Tracer shim;
  private final ScopeManager scopes;
  private final RemoteContexts remoteContexts;

  ContextTracer(Tracer shim, ScopeManager scopes, RemoteContexts remoteContexts) {
    this.shim = shim;
    this.scopes = scopes;
    this.remoteContexts = remoteContexts;
  }

  @Override
  public ScopeManager scopeManager() {
    return scopes;
  }

  @Override
  public Span activeSpan() {
    return scopes.activeSpan();
  }

  @Override
  public Scope activateSpan(Span span) {
    return scopes.activate(span);
  }

  @Override
  public SpanBuilder buildSpan(String operationName) {
    return new ContextSpanBuilder(shim.buildSpan(operationName).ignoreActiveSpan(), scopes);
  }

  @Override
  public <C> void inject(SpanContext spanContext, Format<C> format, C carrier) {
    shim.inject(SampledContext.shimOf(spanContext), format, carrier);
  }

  @Override
  public <C> SpanContext extract(Format<C> format, C carrier) {
    if (!(carrier instanceof TextMapExtract headers)) {
      return shim.extract(format, carrier);
    }
    if (format == Format.Builtin.HTTP_HEADERS && !remoteContexts.continuesTraces()) {
      return remoteContexts.restarted(headers);
    }
    return shim.extract(textFormat(format), joined(headers));
  }

  /** The shim would use an arbitrary one of two headers with the same name. */
  private static TextMap joined(TextMapExtract headers) {
    return new TextMapAdapter(HeaderCodec.traceHeaders(headers));
  }

  private static Format<TextMap> textFormat(Format<?> format) {
    return format == Format.Builtin.HTTP_HEADERS
        ? Format.Builtin.HTTP_HEADERS
        : Format.Builtin.TEXT_MAP;
  }

  @Override
  public void close() {
    shim.close();
  }
}
