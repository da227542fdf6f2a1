package dev.tracelab.gateway.http;

import dev.tracelab.gateway.client.Upstream;
import dev.tracelab.kit.http.Api;

/** The routes of the public API. */
public final class GatewayRoutes {

  private final GatewayHandlers handlers;

  /** Routes that forward to order-service and inventory-service. */
  public GatewayRoutes(Upstream orders, Upstream inventory) {
    this.handlers = new GatewayHandlers(orders, inventory);
  }

  /** Binds a handler to each operation of the contract. */
  public void on(Api api) {
    api.route("POST /api/orders", handlers::placeOrder)
        .route("GET /api/orders/{id}", handlers::findOrder)
        .route("GET /api/products", handlers::listProducts)
        .route("GET /api/products/{sku}", handlers::findProduct);
  }
}
