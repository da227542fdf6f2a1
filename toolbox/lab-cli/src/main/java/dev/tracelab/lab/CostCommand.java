package dev.tracelab.lab;

import dev.tracelab.lab.cost.CostOptions;
import dev.tracelab.lab.cost.CostResult;
import dev.tracelab.lab.cost.CostRun;
import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lab.parts.Lifecycle;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lab cost}: places orders with and without tracing, and compares their CPU time. */
@Command(
    name = "cost",
    description =
        "Measure what tracing costs on this machine: start the services twice, with and without"
            + " tracing, place orders at both in turns, and compare the CPU time of an order. Exit"
            + " status 0 only if the machine was quiet enough for the figure to count.")
final class CostCommand implements Callable<Integer> {

  private final LabFolder folder;
  private final Screen screen;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      defaultValue = "60s",
      description = "How long orders are placed, from 10s to 10m; default: ${DEFAULT-VALUE}.")
  private String duration;

  CostCommand(LabFolder folder, Screen screen) {
    this.folder = folder;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    CostOptions options = CostOptions.of(duration);
    return OwnLab.run(folder, lifecycle -> measure(options, lifecycle));
  }

  private int measure(CostOptions options, Lifecycle lifecycle) {
    CostReport report = new CostReport(screen, lifecycle);
    report.begin(options);
    CostResult result = new CostRun(folder, options, report, lifecycle).run();
    report.end(result);
    return result.noise().sentence().isEmpty() ? 0 : Main.FAILED;
  }
}
