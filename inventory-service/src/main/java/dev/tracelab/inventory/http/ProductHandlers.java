package dev.tracelab.inventory.http;

import dev.tracelab.inventory.store.ProductStore;
import dev.tracelab.kit.http.ApiResponse;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** Answers what is asked about products and prices. */
final class ProductHandlers {

  private final ProductStore store;

  ProductHandlers(ProductStore store) {
    this.store = store;
  }

  Future<ApiResponse> list(RoutingContext context) {
    return store.list().map(products -> ApiResponse.json(200, InventoryRepresentations.of(products)));
  }

  Future<ApiResponse> find(RoutingContext context) {
    return store
        .find(context.pathParam("sku"))
        .map(product -> ApiResponse.json(200, InventoryRepresentations.of(product)));
  }

  Future<ApiResponse> quote(RoutingContext context) {
    return store
        .quote(InventoryRequests.items(context.body().asJsonObject()))
        .map(quote -> ApiResponse.json(200, InventoryRepresentations.of(quote)));
  }
}
