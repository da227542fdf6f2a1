package dev.tracelab.scenarios.inventory;

import dev.tracelab.inventory.domain.Items;
import dev.tracelab.inventory.domain.PriceQuote;
import dev.tracelab.inventory.domain.Product;
import dev.tracelab.inventory.store.Products;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** N+1: prices a list of items with one query for each, one after the other. */
final class OneQueryPerItem extends ForwardingProducts {

  OneQueryPerItem(Products clean) {
    super(clean);
  }

  @Override
  public Future<PriceQuote> quote(Items items) {
    Future<List<Product>> products = Future.succeededFuture(new ArrayList<>());
    for (String sku : items.skus()) {
      products = products.compose(found -> clean.find(sku).onSuccess(found::add).map(found));
    }
    return products.map(found -> PriceQuote.of(items, found));
  }
}
