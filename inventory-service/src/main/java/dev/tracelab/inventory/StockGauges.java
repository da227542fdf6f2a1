package dev.tracelab.inventory;

import dev.tracelab.inventory.store.StockLook;
import dev.tracelab.kit.lifecycle.PolledGauges;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/** What is measured of the warehouse, whichever replica shows it. */
final class StockGauges {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  private StockGauges() {}

  /** Gauges that look once they are deployed, through a pool that is never traced. */
  static PolledGauges<StockLook> create(MeterRegistry meters, Pool pool) {
    PolledGauges<StockLook> gauges =
        PolledGauges.create(meters, BETWEEN_LOOKS, () -> StockLook.at(pool));
    units(gauges, "on-hand", StockLook::onHand);
    units(gauges, "reserved", StockLook::reserved);
    units(gauges, "shipped", StockLook::shipped);
    return gauges
        .show(
            "stock.sold.out.products", "Products of which nothing can be sold.", StockLook::soldOut)
        .show("reservations.held", "Reservations that hold units.", StockLook::held)
        .show(
            "reservations.overdue",
            "Reservations that hold units though their time is over.",
            StockLook::overdue);
  }

  private static void units(
      PolledGauges<StockLook> gauges, String place, ToDoubleFunction<StockLook> number) {
    gauges.show("stock.units", "Units of all products, by where they are.", number, "place", place);
  }
}
