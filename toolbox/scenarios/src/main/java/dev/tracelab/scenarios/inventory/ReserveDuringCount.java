package dev.tracelab.scenarios.inventory;

import dev.tracelab.inventory.domain.Items;
import dev.tracelab.inventory.store.Reservations;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reserves while somebody counts the same product; if it waits for long, the log says for whom. */
final class ReserveDuringCount extends ForwardingReservations {

  private static final Logger LOG = LoggerFactory.getLogger(ReserveDuringCount.class);
  private static final long PATIENCE_MILLIS = 200;

  private final Vertx vertx;
  private final ShelfCount shelf;
  private final Function<Items, Future<Void>> count;

  /**
   * Counts before it reserves.
   *
   * @param count starts to count; completes when reserving may begin
   */
  ReserveDuringCount(
      Vertx vertx, ShelfCount shelf, Function<Items, Future<Void>> count, Reservations clean) {
    super(clean);
    this.vertx = vertx;
    this.shelf = shelf;
    this.count = count;
  }

  @Override
  public Future<Reserved> reserve(UUID id, Items items, Duration ttl) {
    return count.apply(items).compose(started -> reserveWatched(id, items, ttl));
  }

  private Future<Reserved> reserveWatched(UUID id, Items items, Duration ttl) {
    long timer = vertx.setTimer(PATIENCE_MILLIS, late -> warn(id));
    return clean.reserve(id, items, ttl).onComplete(done -> vertx.cancelTimer(timer));
  }

  private void warn(UUID id) {
    LOG.atWarn()
        .addKeyValue("orderId", id)
        .log("Order {} waits for a lock that trace {} holds.", id, shelf.countingTrace());
  }
}
