package dev.tracelab.scenarios.inventory;

import dev.tracelab.inventory.domain.Product;
import dev.tracelab.inventory.store.Products;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A cache of the list of products that has just expired: each request misses it. To load it takes
 * long, as with an expensive query. It keeps nothing: on a busy machine one of many requests may
 * come so late that it would find the list, and its trace would not be like that of the others.
 */
final class ExpiredProducts {

  private static final long LOADING_MILLIS = 800;

  private final Vertx vertx;
  private final Products source;

  ExpiredProducts(Vertx vertx, Products source) {
    this.vertx = vertx;
    this.source = source;
  }

  /** Loads the list. */
  Future<List<Product>> load() {
    return source
        .list()
        .compose(found -> vertx.timer(LOADING_MILLIS, TimeUnit.MILLISECONDS).map(found));
  }
}
