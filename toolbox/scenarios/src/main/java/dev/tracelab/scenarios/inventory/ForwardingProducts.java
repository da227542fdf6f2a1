package dev.tracelab.scenarios.inventory;

import dev.tracelab.inventory.domain.Items;
import dev.tracelab.inventory.domain.PriceQuote;
import dev.tracelab.inventory.domain.Product;
import dev.tracelab.inventory.store.Products;
import io.vertx.core.Future;
import java.util.List;

/** Passes each call on; a variant overrides what it changes. */
abstract class ForwardingProducts implements Products {

  final Products clean;

  ForwardingProducts(Products clean) {
    this.clean = clean;
  }

  @Override
  public Future<List<Product>> list() {
    return clean.list();
  }

  @Override
  public Future<Product> find(String sku) {
    return clean.find(sku);
  }

  @Override
  public Future<PriceQuote> quote(Items items) {
    return clean.quote(items);
  }
}
