package dev.tracelab.inventory.store;

import dev.tracelab.inventory.domain.StockLevels;
import io.vertx.core.Future;
import java.time.Instant;

/** Ends overdue reservations, within one transaction. */
final class Expiry {

  private final ReservationTable reservations;
  private final StockTable stock;

  Expiry(ReservationTable reservations, StockTable stock) {
    this.reservations = reservations;
    this.stock = stock;
  }

  /**
   * Gives back the units of overdue reservations whose products are all locked.
   *
   * @param locked the products this transaction has locked
   * @return the products that got units back, and what is on hand of them now
   */
  Future<StockLevels> giveBack(StockLevels locked, Instant now) {
    return reservations.expire(locked.available().keySet(), now).compose(stock::putBack);
  }
}
