package dev.tracelab.lab;

import dev.tracelab.lab.load.LoadFigures;
import dev.tracelab.lab.load.LoadOptions;
import dev.tracelab.lab.load.LoadResult;
import dev.tracelab.lab.load.OrderLoad;

/** Prints a load test: a line each second, then outcomes, latency and what the audit found. */
final class LoadReport implements OrderLoad.Listener {

  private static final double[] PERCENTILES = {50, 90, 99, 99.9};

  private final Screen screen;

  LoadReport(Screen screen) {
    this.screen = screen;
  }

  void begin(LoadOptions options) {
    screen.println(
        "Load: %d orders at %d/s%s"
            .formatted(
                options.orders(),
                options.rate(),
                options.scenario() == null ? "" : ", scenario " + options.scenario()));
  }

  @Override
  public void running(long seconds, LoadFigures figures) {
    String errors = "%d errors".formatted(figures.errors());
    screen.printProgress(
        "%4d s  %6d placed  %6d accepted  %s  %4d in flight  p99 %.1f ms"
            .formatted(
                seconds,
                figures.placed(),
                figures.accepted(),
                figures.errors() == 0 ? errors : screen.red(errors),
                figures.inFlight(),
                figures.millisAt(99)));
  }

  void end(LoadResult result) {
    LoadFigures figures = result.figures();
    screen.println();
    figures.outcomes().forEach(this::printOutcome);
    screen.println();
    screen.println("  latency from the moment each order was due:");
    for (double percentile : PERCENTILES) {
      screen.println(
          "  p%-6s %8.1f ms"
              .formatted(
                  String.valueOf(percentile).replace(".0", ""), figures.millisAt(percentile)));
    }
    screen.println("  max     %8.1f ms".formatted(figures.millisAt(100)));
    screen.println();
    new FindingTable(screen).print(result.findings());
    if (figures.errors() > 0) {
      screen.println(
          screen.red("%d of %d orders failed.".formatted(figures.errors(), figures.placed())));
    }
  }

  private void printOutcome(String outcome, long orders) {
    boolean expected = LoadFigures.isExpected(outcome);
    screen.println(
        "  %s %7d  %s%s"
            .formatted(
                expected ? screen.green("✓") : screen.red("✗"),
                orders,
                outcome,
                expected && !outcome.equals(LoadFigures.ACCEPTED) ? ", as expected of some" : ""));
  }
}
