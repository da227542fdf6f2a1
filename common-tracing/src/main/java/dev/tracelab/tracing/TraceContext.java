package dev.tracelab.tracing;

import static io.vertx.tracing.opentracing.OpenTracingTracerFactory.ACTIVE_SPAN;

import dev.tracelab.tracing.spi.SamplingDecision;
import io.jaegertracing.internal.JaegerSpanContext;
import io.opentracing.Span;
import io.opentracing.SpanContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Identifies the active trace: its ids for logs, error responses and headers, and the span context
 * for later references.
 */
public final class TraceContext {

  private final SpanContext spanContext;

  private TraceContext(SpanContext spanContext) {
    this.spanContext = spanContext;
  }

  /** The context of the active span, or null if no span is active. */
  public static TraceContext current() {
    Span active = activeSpan();
    return active == null ? null : of(active);
  }

  /**
   * The active span of the current Vert.x context. On a thread without a context, the span
   * activated there by a {@link TraceHandover} or the tracer. Null if no span is active.
   */
  public static Span activeSpan() {
    Context context = Vertx.currentContext();
    return context == null ? ThreadScope.active() : context.getLocal(ACTIVE_SPAN);
  }

  /** The context of a span. */
  public static TraceContext of(Span span) {
    return new TraceContext(span.context());
  }

  /**
   * The trace id in lower-case hexadecimal: 32 digits, or 16 for a trace started with a 64-bit id.
   */
  public String traceId() {
    return spanContext.toTraceId();
  }

  /** The span id: 16 digits in lower-case hexadecimal. */
  public String spanId() {
    return spanContext.toSpanId();
  }

  /** Whether the trace is sampled; true if the tracer does not expose the decision. */
  public boolean isSampled() {
    if (spanContext instanceof JaegerSpanContext jaeger) {
      return jaeger.isSampled();
    }
    return !(spanContext instanceof SamplingDecision decision) || decision.isSampled();
  }

  /** The OpenTracing context, for use as a reference in {@code Tracer.SpanBuilder}. */
  public SpanContext spanContext() {
    return spanContext;
  }
}
