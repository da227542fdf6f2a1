package dev.tracelab.scenarios.inventory;

import dev.tracelab.inventory.domain.Items;
import dev.tracelab.inventory.domain.PriceQuote;
import dev.tracelab.inventory.store.Products;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/** Takes longer for more units, so that parallel requests end one after the other. */
final class LateByQuantity extends ForwardingProducts {

  private static final long MILLIS_PER_UNIT = 80;

  private final Vertx vertx;

  LateByQuantity(Vertx vertx, Products clean) {
    super(clean);
    this.vertx = vertx;
  }

  @Override
  public Future<PriceQuote> quote(Items items) {
    int units = items.list().stream().mapToInt(Items.Item::quantity).sum();
    return vertx
        .timer(units * MILLIS_PER_UNIT, TimeUnit.MILLISECONDS)
        .compose(passed -> clean.quote(items));
  }
}
