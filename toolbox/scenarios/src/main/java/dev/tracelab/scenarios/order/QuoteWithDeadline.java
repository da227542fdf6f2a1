package dev.tracelab.scenarios.order;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.order.client.Inventory;
import dev.tracelab.order.domain.Order;
import dev.tracelab.order.domain.OrderPrice;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/**
 * Gives the quote a deadline of its own, which travels with the call: when it has passed, both
 * sides stop, and the order takes the list prices.
 */
final class QuoteWithDeadline extends ForwardingInventory {

  static final Duration PATIENCE = Duration.ofMillis(400);

  private final ListPrices fallback;

  QuoteWithDeadline(Inventory clean, ListPrices fallback) {
    super(clean);
    this.fallback = fallback;
  }

  @Override
  public Future<OrderPrice> quote(List<Order.Item> items, Deadline deadline) {
    return clean
        .quote(items, Deadline.after(PATIENCE))
        .recover(late -> fallback.insteadOfQuote(items, deadline));
  }
}
