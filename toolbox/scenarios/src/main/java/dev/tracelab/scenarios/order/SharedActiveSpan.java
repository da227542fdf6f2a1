package dev.tracelab.scenarios.order;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.order.client.Inventory;
import dev.tracelab.order.domain.Order;
import dev.tracelab.order.domain.OrderPrice;
import io.opentracing.Scope;
import io.opentracing.Span;
import io.opentracing.Tracer;
import io.vertx.core.Future;
import java.util.Comparator;
import java.util.List;

/**
 * Activates a span for each parallel branch, and closes its scope when the branch has ended, as one
 * does on a thread that waits. Nobody waits here: all branches share one context, and each span is
 * active when the next branch begins.
 */
final class SharedActiveSpan extends ForwardingInventory {

  private final Tracer tracer;

  SharedActiveSpan(Tracer tracer, Inventory clean) {
    super(clean);
    this.tracer = tracer;
  }

  @Override
  public Future<OrderPrice> quote(List<Order.Item> items, Deadline deadline) {
    List<Future<OrderPrice>> prices =
        items.stream()
            .sorted(Comparator.comparing(Order.Item::quantity))
            .map(item -> price(item, deadline))
            .toList();
    return Future.all(prices).map(all -> Prices.together(all.list()));
  }

  private Future<OrderPrice> price(Order.Item item, Deadline deadline) {
    Span span = tracer.buildSpan("price item").start();
    Scope scope = tracer.activateSpan(span);
    return clean
        .quote(List.of(item), deadline)
        .onComplete(
            done -> {
              scope.close();
              span.finish();
            });
  }
}
