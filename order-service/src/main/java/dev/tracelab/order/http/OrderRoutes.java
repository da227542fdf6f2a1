package dev.tracelab.order.http;

import dev.tracelab.kit.http.Api;
import dev.tracelab.order.flow.IdempotentPlacement;
import dev.tracelab.order.store.OrderStore;

/** The routes of order-service. */
public final class OrderRoutes {

  private final OrderHandlers handlers;

  /** Routes that place orders and read them. */
  public OrderRoutes(IdempotentPlacement placement, OrderStore orders) {
    this.handlers = new OrderHandlers(placement, orders);
  }

  /** Binds a handler to each operation of the contract. */
  public void on(Api api) {
    api.mapFailures(OrderRepresentations::problemOf)
        .route("POST /orders", handlers::placeOrder)
        .route("GET /orders/{id}", handlers::findOrder);
  }
}
