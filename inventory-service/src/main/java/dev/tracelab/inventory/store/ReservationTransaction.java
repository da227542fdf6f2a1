package dev.tracelab.inventory.store;

import dev.tracelab.inventory.domain.InventoryRejection;
import dev.tracelab.inventory.domain.Reservation;
import dev.tracelab.inventory.domain.StockLevels;
import dev.tracelab.inventory.store.Reservations.Reserved;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.UUID;

/**
 * The work of one transaction, whose span is in {@link ReservationStore}. It locks all products it
 * may change before it changes anything (see {@link StockTable}), and executes the same statements
 * for one item as for a hundred.
 */
final class ReservationTransaction {

  private final ReservationTable reservations;
  private final StockTable stock;
  private final Instant now;

  /** Works on an open connection; {@code now} is the time of all its decisions. */
  ReservationTransaction(SqlConnection connection, Instant now) {
    this.reservations = new ReservationTable(connection);
    this.stock = new StockTable(connection);
    this.now = now;
  }

  /** Reserves all items or none; fails with an {@link InventoryRejection} if it cannot. */
  Future<Reserved> reserve(Reservation wanted) {
    return reservations
        .insert(wanted)
        .compose(isNew -> isNew ? reserveFirst(wanted) : reserveRepeated(wanted));
  }

  private Future<Reserved> reserveFirst(Reservation wanted) {
    return lock(wanted)
        .compose(levels -> take(wanted, levels))
        .compose(taken -> reservations.insertItems(wanted))
        .map(new Reserved(wanted, true));
  }

  private Future<Reserved> reserveRepeated(Reservation wanted) {
    return reservations
        .find(wanted.id())
        .map(earlier -> earlier.requireRepeatable(wanted.items()))
        .compose(earlier -> earlier.hasExpired(now) ? reserveExpired(wanted) : unchanged(earlier));
  }

  private Future<Reserved> reserveExpired(Reservation wanted) {
    return lock(wanted)
        .compose(
            levels ->
                reservations
                    .renewExpired(wanted)
                    .compose(
                        held ->
                            held
                                ? take(wanted, levels).map(new Reserved(wanted, true))
                                // A concurrent request held it first.
                                : reservations
                                    .find(wanted.id())
                                    .compose(ReservationTransaction::unchanged)));
  }

  private static Future<Reserved> unchanged(Reservation earlier) {
    return Future.succeededFuture(new Reserved(earlier, false));
  }

  private Future<StockLevels> lock(Reservation wanted) {
    return stock
        .lockRequested(wanted.items(), now)
        .compose(levels -> expire(levels).map(levels::updatedBy));
  }

  private Future<Void> take(Reservation wanted, StockLevels levels) {
    levels.requireAll(wanted.items());
    return stock.take(wanted.items());
  }

  /**
   * Commits or releases a reservation; fails with an {@link InventoryRejection} if it cannot.
   *
   * @param target COMMITTED or RELEASED
   */
  Future<Reservation> settle(UUID id, Reservation.State target) {
    return stock
        .lockReserved(id)
        .compose(locked -> locked ? reservations.find(id) : notFound(id))
        .compose(before -> store(before, before.settled(target, now)));
  }

  /** If it was inserted after the lock, its products are not locked: it counts as not found. */
  private static Future<Reservation> notFound(UUID id) {
    return Future.failedFuture(InventoryRejection.unknownReservation(id));
  }

  private Future<Reservation> store(Reservation before, Reservation after) {
    return before.equals(after)
        ? Future.succeededFuture(after)
        : reservations.settle(after).compose(stored -> moveUnits(before, after)).map(after);
  }

  private Future<Void> moveUnits(Reservation before, Reservation after) {
    if (!before.holdsUnits()) {
      return Future.succeededFuture();
    }
    return after.state() == Reservation.State.COMMITTED
        ? stock.ship(after.id())
        : stock.putBack(after.id()).mapEmpty();
  }

  /** Expires overdue reservations; completes with the number of products that got units back. */
  Future<Integer> expireOverdue(int limit) {
    return stock
        .lockOverdue(now, limit)
        .compose(this::expire)
        .map(changed -> changed.available().size());
  }

  /** Expires the overdue reservations whose products are all locked; returns the changed levels. */
  private Future<StockLevels> expire(StockLevels locked) {
    return reservations.expire(locked.available().keySet(), now).compose(stock::putBack);
  }
}
