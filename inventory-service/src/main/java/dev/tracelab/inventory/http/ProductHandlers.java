package dev.tracelab.inventory.http;

import dev.tracelab.inventory.store.ProductStore;
import dev.tracelab.kit.http.Answer;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** Answers what is asked about products and prices. */
final class ProductHandlers {

  private final ProductStore store;

  ProductHandlers(ProductStore store) {
    this.store = store;
  }

  Future<Answer> list(RoutingContext context) {
    return store.list().map(products -> Answer.json(200, InventoryRepresentations.of(products)));
  }

  Future<Answer> find(RoutingContext context) {
    return store
        .find(context.pathParam("sku"))
        .map(product -> Answer.json(200, InventoryRepresentations.of(product)));
  }

  Future<Answer> quote(RoutingContext context) {
    return store
        .quote(InventoryRequests.items(context.body().asJsonObject()))
        .map(quote -> Answer.json(200, InventoryRepresentations.of(quote)));
  }
}
