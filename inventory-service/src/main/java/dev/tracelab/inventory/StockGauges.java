package dev.tracelab.inventory;

import dev.tracelab.inventory.store.StockSnapshot;
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
  static PolledGauges<StockSnapshot> create(MeterRegistry meters, Pool pool) {
    PolledGauges<StockSnapshot> gauges =
        new PolledGauges<>(meters, BETWEEN_LOOKS, () -> StockSnapshot.at(pool));
    units(gauges, "on-hand", StockSnapshot::onHand);
    units(gauges, "reserved", StockSnapshot::reserved);
    units(gauges, "shipped", StockSnapshot::shipped);
    return gauges
        .show(
            "stock.sold.out.products", "Products of which nothing can be sold.", StockSnapshot::soldOut)
        .show("reservations.held", "Reservations that hold units.", StockSnapshot::held)
        .show(
            "reservations.overdue",
            "Reservations that hold units though their time is over.",
            StockSnapshot::overdue);
  }

  private static void units(
      PolledGauges<StockSnapshot> gauges, String place, ToDoubleFunction<StockSnapshot> number) {
    gauges.show("stock.units", "Units of all products, by where they are.", number, "place", place);
  }
}
