package dev.tracelab.order.flow;

import dev.tracelab.tracing.SpanTags;
import dev.tracelab.tracing.TraceContext;
import io.opentracing.Span;
import io.opentracing.SpanContext;
import java.util.UUID;

/** What the order service's spans say of orders. */
final class OrderSpans {

  private static final String ORDER_ID = "order.id";
  private static final String ORDER_TRACE = "order.trace";
  private static final String DELIVERY_ATTEMPT = "delivery.attempt";

  private OrderSpans() {}

  /** Names the order on the active span, so that its trace can be searched for. */
  static void tagActive(UUID orderId) {
    Span active = TraceContext.activeSpan();
    if (active != null) {
      active.setTag(ORDER_ID, orderId.toString());
    }
  }

  /** Names the trace that tells an order's whole story, where that is another one. */
  static void tagActiveWithTrace(SpanContext placed) {
    Span active = TraceContext.activeSpan();
    if (active != null && placed != null) {
      active.setTag(ORDER_TRACE, placed.toTraceId());
    }
  }

  /** Tells a delivery that is not the first one. */
  static void tagActiveWithDelivery(int attempt) {
    Span active = TraceContext.activeSpan();
    if (active != null && attempt > 1) {
      active.setTag(SpanTags.REASON, "redelivery").setTag(DELIVERY_ATTEMPT, attempt);
    }
  }

  /** Tells why work is done that was begun before. */
  static void tagActiveWithReason(String reason) {
    Span active = TraceContext.activeSpan();
    if (active != null) {
      active.setTag(SpanTags.REASON, reason);
    }
  }
}
