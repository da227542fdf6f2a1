package dev.tracelab.scenarios.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.inventory.domain.Items;
import dev.tracelab.inventory.domain.PriceQuote;
import dev.tracelab.inventory.domain.Product;
import dev.tracelab.inventory.store.Products;
import dev.tracelab.tracing.Traced;
import dev.tracelab.tracing.Tracing;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How often a list is loaded that many ask for while the cache has expired. */
class ExpiredProductsTest {

  private static final int REQUESTS = 30;

  private final Vertx vertx = Vertx.vertx();
  private final Traced traced = new Traced(vertx, Tracing.off().tracer());
  private final AtomicInteger loads = new AtomicInteger();
  private final Products counted = new Counted();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void eachMissLoads() {
    requestAll(new LoadOnEachMiss(traced, new ExpiredProducts(vertx, counted), counted));

    assertThat(loads).hasValue(REQUESTS);
  }

  @Test
  void oneMissLoadsForAll() {
    requestAll(new LoadOnce(traced, new ExpiredProducts(vertx, counted), counted));

    assertThat(loads).hasValue(1);
  }

  private static void requestAll(Products products) {
    List<Future<List<Product>>> all = Stream.generate(products::list).limit(REQUESTS).toList();

    assertThat(all).allSatisfy(list -> assertThat(list.await()).isEmpty());
  }

  private final class Counted implements Products {

    @Override
    public Future<List<Product>> list() {
      loads.incrementAndGet();
      return Future.succeededFuture(List.of());
    }

    @Override
    public Future<Product> find(String sku) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Future<PriceQuote> quote(Items items) {
      throw new UnsupportedOperationException();
    }
  }
}
