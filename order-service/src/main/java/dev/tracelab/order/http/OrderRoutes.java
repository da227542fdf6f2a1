package dev.tracelab.order.http;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.kit.http.Api;
import dev.tracelab.kit.http.ApiResponse;
import dev.tracelab.order.flow.IdempotentPlacement;
import dev.tracelab.order.store.OrderStore;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;

/** The routes of the order service. */
public final class OrderRoutes {

  private final IdempotentPlacement placement;
  private final OrderStore orders;

  /** Routes to these parts. */
  public OrderRoutes(IdempotentPlacement placement, OrderStore orders) {
    this.placement = placement;
    this.orders = orders;
  }

  /** Binds a handler to each operation of the contract. */
  public void on(Api api) {
    api.route("POST /orders", this::place).route("GET /orders/{id}", this::find);
  }

  private Future<ApiResponse> place(RoutingContext context) {
    return placement
        .place(OrderRequests.placeOrder(context), Deadline.of(context))
        .map(OrderRepresentations::placed)
        .recover(failure -> Future.failedFuture(OrderRepresentations.problemOf(failure)));
  }

  private Future<ApiResponse> find(RoutingContext context) {
    UUID id = OrderRequests.orderId(context);
    return orders
        .find(id)
        .map(found -> found.map(OrderRepresentations::found))
        .map(response -> response.orElseThrow(() -> OrderRepresentations.unknownOrder(id)));
  }
}
