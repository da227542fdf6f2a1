package dev.tracelab.tracing;

import static io.vertx.tracing.opentracing.OpenTracingTracerFactory.ACTIVE_SPAN;

import dev.tracelab.tracing.spi.SamplingDecision;
import io.jaegertracing.internal.JaegerSpanContext;
import io.opentracing.Span;
import io.opentracing.SpanContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Which trace is being worked on: the ids of the active span, for logs, problems and headers, and
 * its context, to refer to it later.
 */
public final class TraceContext {

  private final SpanContext spanContext;

  private TraceContext(SpanContext spanContext) {
    this.spanContext = spanContext;
  }

  /** The context of the active span, or null when there is none. */
  public static TraceContext current() {
    Span active = activeSpan();
    return active == null ? null : of(active);
  }

  /**
   * The active span of the current Vert.x context, or, on a thread without one, of the {@link
   * TraceHandover} it works in; null when there is none.
   */
  public static Span activeSpan() {
    Context context = Vertx.currentContext();
    return context == null ? ThreadScope.active() : context.getLocal(ACTIVE_SPAN);
  }

  /** The context of a span. */
  public static TraceContext of(Span span) {
    return new TraceContext(span.context());
  }

  /** The trace's id in lower-case hexadecimal, 32 digits (16 for a trace begun with 64 bits). */
  public String traceId() {
    return spanContext.toTraceId();
  }

  /** The span's id, 16 digits in lower-case hexadecimal. */
  public String spanId() {
    return spanContext.toSpanId();
  }

  /** Whether the trace is reported; true for a tracer that does not tell. */
  public boolean isSampled() {
    if (spanContext instanceof JaegerSpanContext jaeger) {
      return jaeger.isSampled();
    }
    return !(spanContext instanceof SamplingDecision decision) || decision.isSampled();
  }

  /** For references of spans that OpenTracing's own builder starts. */
  public SpanContext spanContext() {
    return spanContext;
  }
}
