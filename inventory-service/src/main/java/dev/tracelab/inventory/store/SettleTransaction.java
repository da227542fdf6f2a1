package dev.tracelab.inventory.store;

import dev.tracelab.inventory.domain.InventoryRejection;
import dev.tracelab.inventory.domain.Reservation;
import dev.tracelab.inventory.domain.ReservationState;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.UUID;

/** Commits or releases a reservation, once. */
final class SettleTransaction {

  private final ReservationTable reservations;
  private final StockTable stock;
  private final UUID id;
  private final ReservationState wanted;
  private final Instant now;

  SettleTransaction(SqlConnection connection, UUID id, ReservationState wanted, Instant now) {
    this.reservations = new ReservationTable(connection);
    this.stock = new StockTable(connection);
    this.id = id;
    this.wanted = wanted;
    this.now = now;
  }

  /** Runs the statements in order; fails with a rejection if it cannot be settled so. */
  Future<Reservation> run() {
    return stock
        .lockReserved(id)
        .compose(this::find)
        .compose(there -> store(there, there.settled(wanted, now)));
  }

  // One that came to be after the lock was tried has products that are not locked: not known yet.
  private Future<Reservation> find(boolean locked) {
    return locked
        ? reservations.find(id)
        : Future.failedFuture(InventoryRejection.unknownReservation(id));
  }

  private Future<Reservation> store(Reservation before, Reservation after) {
    if (before.equals(after)) {
      return Future.succeededFuture(after);
    }
    return reservations.settle(after).compose(stored -> moveUnits(before, after)).map(after);
  }

  private Future<Void> moveUnits(Reservation before, Reservation after) {
    if (!before.holdsUnits()) {
      return Future.succeededFuture();
    }
    return after.state() == ReservationState.COMMITTED
        ? stock.ship(id)
        : stock.putBack(id).mapEmpty();
  }
}
