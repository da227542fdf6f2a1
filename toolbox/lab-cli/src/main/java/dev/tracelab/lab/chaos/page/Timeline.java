package dev.tracelab.lab.chaos.page;

import dev.tracelab.lab.chaos.ChaosResult;
import dev.tracelab.lab.chaos.audit.Recovery;
import dev.tracelab.lab.chaos.load.Asking;
import dev.tracelab.lab.chaos.plan.Target;
import dev.tracelab.lab.chaos.suite.Outage;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The drawing: four panels over one axis of time. */
final class Timeline {

  private static final double GAP = 26;

  private final ChaosResult result;
  private final long spanMillis;

  Timeline(ChaosResult result) {
    this.result = result;
    this.spanMillis = spanMillis(result);
  }

  String svg() {
    Frame orders = new Frame(spanMillis, 14, 170);
    Frame waits = orders.at(orders.bottom() + GAP, 130);
    Frame away = waits.at(waits.bottom() + GAP, OutageLanes.LANE * Target.values().length);
    Frame recovered =
        away.at(away.bottom() + GAP / 2, RecoveryLanes.LANE * Recovery.Kind.values().length);
    Bins bins = Bins.of(result.plan(), result.askings(), spanMillis);
    OutageLanes lanes = new OutageLanes(away, result.outages());
    return Markup.write(
            "<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"Timeline of the run\">\n",
            Frame.WIDTH, recovered.bottom() + 24)
        + recovered.ticks(orders.top())
        + lanes.shadows(orders.top(), waits.bottom())
        + new OrdersChart(orders, bins).svg()
        + new WaitChart(waits, bins).svg()
        + lanes.svg()
        + new RecoveryLanes(recovered, result.clock(), result.recoveries()).svg()
        + "</svg>";
  }

  /** Up to the last thing that happened. */
  private static long spanMillis(ChaosResult result) {
    return Stream.of(
                result.askings().stream().mapToLong(Asking::endMillis),
                result.outages().stream().mapToLong(Outage::backMillis),
                result.recoveries().stream()
                    .mapToLong(recovery -> result.clock().millisOf(recovery.startMicros())))
            .flatMapToLong(LongStream::sorted)
            .max()
            .orElse(0)
        + 1_000;
  }
}
