package dev.tracelab.inventory.store;

import dev.tracelab.inventory.domain.Hold;
import dev.tracelab.inventory.domain.Reservation;
import dev.tracelab.inventory.domain.StockLevels;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;

/**
 * Holds all items of a reservation or none, once for each id. The statements are the same for one
 * item and for a hundred, and whether or not something was overdue.
 */
final class HoldTransaction {

  private final ReservationTable reservations;
  private final StockTable stock;
  private final Expiry expiry;
  private final Reservation wanted;
  private final Instant now;

  HoldTransaction(SqlConnection connection, Reservation wanted, Instant now) {
    this.reservations = new ReservationTable(connection);
    this.stock = new StockTable(connection);
    this.expiry = new Expiry(reservations, stock);
    this.wanted = wanted;
    this.now = now;
  }

  /** Runs the statements in order; fails with a rejection if the items cannot be held. */
  Future<Hold> run() {
    return reservations.insert(wanted).compose(isNew -> isNew ? holdNew() : answerAgain());
  }

  private Future<Hold> holdNew() {
    return lock()
        .compose(this::take)
        .compose(taken -> reservations.insertItems(wanted))
        .map(new Hold(wanted, true));
  }

  private Future<Hold> answerAgain() {
    return reservations
        .find(wanted.id())
        .map(earlier -> earlier.requireHoldable(wanted.items()))
        .compose(earlier -> earlier.hasExpired(now) ? holdAgain() : answer(earlier));
  }

  private Future<Hold> holdAgain() {
    return lock()
        .compose(
            levels ->
                reservations
                    .holdAgain(wanted)
                    .compose(mine -> mine ? takeAgain(levels) : answerFaster()));
  }

  private Future<Hold> takeAgain(StockLevels levels) {
    return take(levels).map(new Hold(wanted, true));
  }

  private Future<Hold> answerFaster() {
    return reservations.find(wanted.id()).compose(HoldTransaction::answer);
  }

  private static Future<Hold> answer(Reservation there) {
    return Future.succeededFuture(new Hold(there, false));
  }

  private Future<StockLevels> lock() {
    return stock
        .lockAsked(wanted.items(), now)
        .compose(levels -> expiry.giveBack(levels, now).map(levels::updatedBy));
  }

  private Future<Void> take(StockLevels levels) {
    levels.requireAll(wanted.items());
    return stock.take(wanted.items());
  }
}
