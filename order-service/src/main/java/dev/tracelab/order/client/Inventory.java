package dev.tracelab.order.client;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.order.domain.Order;
import dev.tracelab.order.domain.OrderPrice;
import dev.tracelab.order.domain.OrderRejection;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/**
 * The stock that orders are filled from. A rejection fails with an {@link OrderRejection}, a fault
 * with a 503 or 504 problem.
 */
public interface Inventory {

  /** The price of the items. */
  Future<OrderPrice> quote(List<Order.Item> items, Deadline deadline);

  /** Reserves all items of an order or none. Idempotent. */
  Future<Void> reserve(Order order, Deadline deadline);

  /**
   * Ships the reserved stock. Fails if the reservation is gone, see {@link InventoryClient#isGone}.
   */
  Future<Void> commit(UUID orderId, Deadline deadline);

  /** Releases the reserved stock. Succeeds if there is no reservation. */
  Future<Void> release(UUID orderId, Deadline deadline);
}
