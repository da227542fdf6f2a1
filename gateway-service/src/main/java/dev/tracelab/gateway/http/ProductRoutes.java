package dev.tracelab.gateway.http;

import dev.tracelab.gateway.client.Upstream;
import dev.tracelab.kit.client.ServiceCall;
import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.kit.http.Api;
import dev.tracelab.kit.http.ApiResponse;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** Products, answered by inventory-service. */
public final class ProductRoutes {

  private final Upstream inventory;

  private ProductRoutes(Upstream inventory) {
    this.inventory = inventory;
  }

  /** Routes to inventory-service. */
  public static ProductRoutes create(Upstream inventory) {
    return new ProductRoutes(inventory);
  }

  /** Adds the routes. */
  public void on(Api api) {
    api.route("GET /api/products", this::list).route("GET /api/products/{sku}", this::find);
  }

  private Future<ApiResponse> list(RoutingContext context) {
    return inventory
        .ask("list products", ServiceCall.get("/products"), Deadline.of(context))
        .map(Relay::answer);
  }

  private Future<ApiResponse> find(RoutingContext context) {
    ServiceCall call = ServiceCall.get("/products/{sku}").with("sku", context.pathParam("sku"));
    return inventory.ask("find product", call, Deadline.of(context)).map(Relay::answer);
  }
}
