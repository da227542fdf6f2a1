package dev.tracelab.scenarios.order;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.order.client.Inventory;
import dev.tracelab.order.domain.Order;
import dev.tracelab.order.domain.OrderPrice;
import dev.tracelab.scenarios.engine.Retry;
import io.vertx.core.Future;
import java.util.List;

/** The client tries three times, and who uses the client tries three times, too. */
final class RetryInEveryLayer extends ForwardingInventory {

  private static final int ATTEMPTS = 3;

  private final ListPrices fallback;

  RetryInEveryLayer(Inventory clean, ListPrices fallback) {
    super(clean);
    this.fallback = fallback;
  }

  @Override
  public Future<OrderPrice> quote(List<Order.Item> items, Deadline deadline) {
    return Retry.upTo(ATTEMPTS, () -> clientThatRetries(items, deadline))
        .recover(failed -> fallback.insteadOfQuote(items, deadline));
  }

  private Future<OrderPrice> clientThatRetries(List<Order.Item> items, Deadline deadline) {
    return Retry.upTo(ATTEMPTS, () -> clean.quote(items, deadline));
  }
}
