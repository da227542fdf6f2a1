package dev.tracelab.scenarios.inventory;

import dev.tracelab.inventory.domain.Product;
import dev.tracelab.inventory.store.Products;
import dev.tracelab.tracing.Traced;
import io.vertx.core.Future;
import java.util.List;

/** Each request that misses the cache loads the list itself, however many do so already. */
final class LoadOnEachMiss extends ForwardingProducts {

  private final Traced traced;
  private final ExpiredProducts cache;

  LoadOnEachMiss(Traced traced, ExpiredProducts cache, Products clean) {
    super(clean);
    this.traced = traced;
    this.cache = cache;
  }

  @Override
  public Future<List<Product>> list() {
    return traced.span("load products", span -> cache.load());
  }
}
