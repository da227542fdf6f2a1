package dev.tracelab.inventory.store;

import dev.tracelab.inventory.domain.Hold;
import dev.tracelab.inventory.domain.Items;
import dev.tracelab.inventory.domain.InventoryRejection;
import dev.tracelab.inventory.domain.Reservation;
import dev.tracelab.inventory.domain.ReservationState;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Reservations, each change in one transaction. The transaction belongs to the context it is asked
 * for in, so that the spans of its statements hang under the span that is active there.
 */
public final class ReservationStore {

  private final Pool pool;
  private final InstantSource clock;

  private ReservationStore(Pool pool, InstantSource clock) {
    this.pool = pool;
    this.clock = clock;
  }

  /**
   * A store over a pool.
   *
   * @param clock says when reservations expire
   */
  public static ReservationStore create(Pool pool, InstantSource clock) {
    return new ReservationStore(pool, clock);
  }

  /**
   * Sets all items aside, or none. Asking again with the same id changes nothing, unless the
   * reservation expired: then it is held again.
   *
   * @param ttl how long they are held
   * @return fails with a {@link InventoryRejection} if a product is unknown, too few units are left, the id
   *     belongs to other items, or its units were released
   */
  public Future<Hold> hold(UUID id, Items items, Duration ttl) {
    return pool.withTransaction(
        connection -> {
          Instant now = clock.instant();
          Reservation wanted = Reservation.held(id, items, now, ttl);
          return new HoldTransaction(connection, wanted, now).run();
        });
  }

  /**
   * Ships what is held, or gives it back. Asking again changes nothing.
   *
   * @param wanted COMMITTED or RELEASED
   * @return fails with a {@link InventoryRejection} if there is no such reservation, or if it cannot come to
   *     the wanted state any more
   */
  public Future<Reservation> settle(UUID id, ReservationState wanted) {
    return pool.withTransaction(
        connection -> new SettleTransaction(connection, id, wanted, clock.instant()).run());
  }

  /**
   * Gives back the units of the oldest overdue reservations. Several replicas may do so at once;
   * none waits, and products in use are left for the next time.
   *
   * @param most how many reservations to look at
   * @return how many products got units back
   */
  public Future<Integer> expireOverdue(int most) {
    return pool.withTransaction(
        connection -> {
          StockTable stock = new StockTable(connection);
          Expiry expiry = new Expiry(new ReservationTable(connection), stock);
          Instant now = clock.instant();
          return stock
              .lockOverdue(now, most)
              .compose(locked -> expiry.giveBack(locked, now))
              .map(changed -> changed.available().size());
        });
  }
}
