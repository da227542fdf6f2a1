package dev.tracelab.tracing;

import io.opentracing.Scope;
import io.opentracing.ScopeManager;
import io.opentracing.Span;
import io.opentracing.SpanContext;
import io.opentracing.Tracer;
import io.opentracing.propagation.Format;

/** A tracer whose spans tolerate misuse; see {@link GuardedSpan}. */
final class GuardedTracer implements Tracer {

  private final Tracer tracer;

  GuardedTracer(Tracer tracer) {
    this.tracer = tracer;
  }

  @Override
  public SpanBuilder buildSpan(String operation) {
    return new GuardedSpanBuilder(tracer.buildSpan(SpanValues.name(operation)));
  }

  @Override
  public ScopeManager scopeManager() {
    return tracer.scopeManager();
  }

  @Override
  public Span activeSpan() {
    return tracer.activeSpan();
  }

  @Override
  public Scope activateSpan(Span span) {
    return tracer.activateSpan(span);
  }

  @Override
  public <C> void inject(SpanContext context, Format<C> format, C carrier) {
    tracer.inject(context, format, carrier);
  }

  @Override
  public <C> SpanContext extract(Format<C> format, C carrier) {
    return tracer.extract(format, carrier);
  }

  @Override
  public void close() {
    tracer.close();
  }
}
