package dev.tracelab.order.flow;

import dev.tracelab.tracing.TraceContext;
import io.opentracing.Span;
import java.util.UUID;

/** What the order service's spans say of orders. */
final class OrderSpans {

  private static final String ORDER_ID = "order.id";

  private OrderSpans() {}

  /** Names the order on the active span, so that its trace can be searched for. */
  static void tagActive(UUID orderId) {
    Span active = TraceContext.activeSpan();
    if (active != null) {
      active.setTag(ORDER_ID, orderId.toString());
    }
  }
}
