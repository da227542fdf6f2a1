package dev.tracelab.scenarios.inventory;

import dev.tracelab.inventory.domain.Items;
import dev.tracelab.inventory.domain.PriceQuote;
import dev.tracelab.inventory.store.Products;
import io.vertx.core.Future;

/** Fails for one product, as code does that meets data it was not written for. */
final class FailingSample extends ForwardingProducts {

  private static final String SKU = "last-harvest-geisha-100g";

  FailingSample(Products clean) {
    super(clean);
  }

  @Override
  public Future<PriceQuote> quote(Items items) {
    return items.skus().contains(SKU)
        ? Future.failedFuture(new IllegalStateException("A harvest has no price per bag."))
        : clean.quote(items);
  }
}
