package dev.tracelab.scenarios.order;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.order.client.Inventory;
import dev.tracelab.order.domain.Order;
import dev.tracelab.order.domain.OrderPrice;
import dev.tracelab.tracing.TraceContext;
import io.opentracing.Span;
import io.vertx.core.Future;
import java.util.List;

/** Puts the same items into the baggage of the span: the library sends as many as may travel. */
final class BoundedBaggage extends ForwardingInventory {

  BoundedBaggage(Inventory clean) {
    super(clean);
  }

  @Override
  public Future<OrderPrice> quote(List<Order.Item> items, Deadline deadline) {
    Span active = TraceContext.activeSpan();
    if (active != null) {
      VisitedPages.ALL.forEach(page -> active.setBaggageItem(page.key(), page.value()));
    }
    return clean.quote(items, deadline);
  }
}
