package dev.tracelab.order.http;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.kit.http.Api;
import dev.tracelab.kit.http.ApiResponse;
import dev.tracelab.kit.http.ProblemException;
import dev.tracelab.order.flow.Placement;
import dev.tracelab.order.store.Orders;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;

/** The routes of the order service. */
public final class OrderRoutes {

  private final Placement placement;
  private final Orders orders;

  private OrderRoutes(Placement placement, Orders orders) {
    this.placement = placement;
    this.orders = orders;
  }

  /** Routes to what they need. */
  public static OrderRoutes create(Placement placement, Orders orders) {
    return new OrderRoutes(placement, orders);
  }

  /** Serves the contract's operations. */
  public void on(Api api) {
    api.route("POST /orders", this::place).route("GET /orders/{id}", this::find);
  }

  private Future<ApiResponse> place(RoutingContext request) {
    return placement
        .place(OrderRequests.placeOrder(request), Deadline.of(request))
        .map(OrderAnswers::placed);
  }

  private Future<ApiResponse> find(RoutingContext request) {
    UUID id = OrderRequests.orderId(request);
    return orders
        .find(id)
        .map(found -> found.map(order -> ApiResponse.json(200, order.toJson())))
        .map(answer -> answer.orElseThrow(() -> unknown(id)));
  }

  private static ProblemException unknown(UUID id) {
    return ProblemException.of(404, "unknown-order", "There is no order " + id + ".");
  }
}
