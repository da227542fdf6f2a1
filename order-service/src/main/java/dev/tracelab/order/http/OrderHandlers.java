package dev.tracelab.order.http;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.kit.http.ApiResponse;
import dev.tracelab.order.flow.IdempotentPlacement;
import dev.tracelab.order.store.OrderStore;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;

/** Handles requests: parses each, calls the service and renders the response. */
final class OrderHandlers {

  private final IdempotentPlacement placement;
  private final OrderStore orders;

  OrderHandlers(IdempotentPlacement placement, OrderStore orders) {
    this.placement = placement;
    this.orders = orders;
  }

  Future<ApiResponse> placeOrder(RoutingContext context) {
    return placement
        .place(OrderRequests.placeOrder(context), Deadline.of(context))
        .map(OrderRepresentations::placed);
  }

  Future<ApiResponse> findOrder(RoutingContext context) {
    UUID id = OrderRequests.orderId(context);
    return orders
        .find(id)
        .map(found -> found.orElseThrow(() -> OrderRepresentations.unknownOrder(id)))
        .map(OrderRepresentations::found);
  }
}
