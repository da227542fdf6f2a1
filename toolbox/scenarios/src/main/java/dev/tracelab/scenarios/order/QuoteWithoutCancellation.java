package dev.tracelab.scenarios.order;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.order.client.Inventory;
import dev.tracelab.order.domain.Order;
import dev.tracelab.order.domain.OrderPrice;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Stops waiting for the quote, but does not tell anybody: the call and its callee go on. */
final class QuoteWithoutCancellation extends ForwardingInventory {

  private final ListPrices fallback;

  QuoteWithoutCancellation(Inventory clean, ListPrices fallback) {
    super(clean);
    this.fallback = fallback;
  }

  @Override
  public Future<OrderPrice> quote(List<Order.Item> items, Deadline deadline) {
    return clean
        .quote(items, deadline)
        .timeout(QuoteWithDeadline.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .recover(late -> fallback.insteadOfQuote(items, deadline));
  }
}
