package dev.tracelab.lab;

import dev.tracelab.lab.cost.CostOptions;
import dev.tracelab.lab.cost.CostResult;
import dev.tracelab.lab.cost.CostRun;
import dev.tracelab.lab.cost.CostSetting;
import dev.tracelab.lab.parts.Lifecycle;
import java.time.Duration;

/**
 * Prints a measurement of what tracing costs: parts, rounds, and what came of them.
 *
 * @param lifecycle of the parts: once it is closed, rounds are not worth a line
 */
record CostReport(Screen screen, Lifecycle lifecycle) implements CostRun.Listener {

  private static final String PAGE = "docs/measurements/performance.md";

  void begin(CostOptions options) {
    screen.printText(
        "",
        "Starting PostgreSQL, Jaeger, and three services twice, to place orders for %d s: in turns, without tracing and with it. Each line is a round, with the CPU time of an order in both."
            .formatted(options.total().toSeconds()));
  }

  @Override
  public void ready(String part, String address, Duration took) {
    String line = "%-27s %-22s ".formatted(part, address);
    screen.println("  " + screen.green("✓") + " " + line + screen.dim(Screen.seconds(took)));
  }

  @Override
  public void stopping(String part) {
    screen.println(screen.dim("  stopping " + part));
  }

  @Override
  public void exited(String service, int status) {
    screen.println(
        "  %s %s exited with status %d; see '.lab/logs/%s.log'."
            .formatted(screen.red("✗"), service, status, service));
  }

  @Override
  public void round(String line) {
    if (!lifecycle.isClosed()) {
      screen.printProgress("  " + line);
    }
  }

  void end(CostResult result) {
    screen.println(
        "%n  %-16s %8s  %15s  %14s"
            .formatted("", "orders", "CPU of an order", "spans of an order"));
    printRow(CostSetting.UNTRACED, result, 0);
    printRow(CostSetting.TRACED, result, result.spansPerOrder());
    screen.println(
        "%n  ratio %.2f, 95 %% interval %.2f to %.2f%n"
            .formatted(result.ratio(), result.interval().low(), result.interval().high()));
    screen.printText("  ", result.meaning());
    result
        .others()
        .ifPresent(
            share ->
                screen.println(
                    "  Meanwhile other programs took %.0f %% of the machine's CPU time."
                        .formatted(100 * share)));
    result.noise().sentence().ifPresent(why -> screen.printText("  ", screen.red(why)));
    screen.println("  How it is measured, and what else is: " + PAGE + "\n");
  }

  private void printRow(CostSetting setting, CostResult result, double spans) {
    screen.println(
        "  %-16s %8d  %12.2f ms  %17.1f"
            .formatted(
                setting.title(),
                result.orders().get(setting.title()),
                result.millis(setting),
                spans));
  }
}
