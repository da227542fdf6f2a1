package dev.tracelab.tracing.otel;

import io.opentracing.Scope;
import io.opentracing.ScopeManager;
import io.opentracing.Span;
import io.opentracing.SpanContext;
import io.opentracing.Tracer;
import io.opentracing.propagation.Format;

/**
 * The shim's tracer with another idea of which span is active: the shim asks a thread-local of
 * OpenTelemetry, which on an event loop belongs to nobody.
 */
final class ContextTracer implements Tracer {

  private final Tracer shim;
  private final ScopeManager scopes;

  ContextTracer(Tracer shim, ScopeManager scopes) {
    this.shim = shim;
    this.scopes = scopes;
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
    return shim.extract(format, carrier);
  }

  @Override
  public void close() {
    shim.close();
  }
}
