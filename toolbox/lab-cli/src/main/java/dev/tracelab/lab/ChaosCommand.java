package dev.tracelab.lab;

import dev.tracelab.chaos.ChaosResult;
import dev.tracelab.chaos.ChaosRun;
import dev.tracelab.chaos.page.ChaosPage;
import dev.tracelab.chaos.plan.ChaosException;
import dev.tracelab.chaos.plan.ChaosPlan;
import dev.tracelab.jaeger.store.TraceStore;
import dev.tracelab.lab.chaos.LabUnderTest;
import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lab.parts.Lifecycle;
import dev.tracelab.lab.parts.Service;
import dev.tracelab.lab.process.LabException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lab chaos}: places orders while services are killed, and audits the result. */
@Command(
    name = "chaos",
    description =
        "Place orders while services are killed and PostgreSQL and Jaeger go down;"
            + " exit status 0 only if no order is lost, doubled, oversold or left unfinished.")
final class ChaosCommand implements Callable<Integer> {

  private final LabFolder folder;
  private final Screen screen;

  @Option(
      names = "--orders",
      defaultValue = "1000",
      description = "Number of orders; default: ${DEFAULT-VALUE}.")
  private int orders;

  @Option(
      names = "--kills",
      defaultValue = "6",
      description = "Number of times a service is killed; default: ${DEFAULT-VALUE}.")
  private int kills;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "The same seed yields the same orders and faults; default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--rate",
      defaultValue = "40",
      description = "Orders per second; default: ${DEFAULT-VALUE}.")
  private int rate;

  ChaosCommand(LabFolder folder, Screen screen) {
    this.folder = folder;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    ChaosPlan plan = plan();
    requireTracing();
    return OwnLab.run(folder, lifecycle -> run(plan, lifecycle));
  }

  private static void requireTracing() {
    if (Service.isTracingOff(System.getenv())) {
      throw new LabException(
          "A chaos run checks the traces of its orders: start it without TRACING_BACKEND=none.");
    }
  }

  private ChaosPlan plan() {
    try {
      return ChaosPlan.of(new ChaosPlan.Options(orders, kills, seed, rate));
    } catch (IllegalArgumentException e) {
      throw LabException.usageError(e.getMessage());
    }
  }

  private int run(ChaosPlan plan, Lifecycle lifecycle) {
    ChaosProgress progress = new ChaosProgress(screen, plan);
    progress.begin();
    try {
      TraceStore traces = ChaosRun.traceStore(plan);
      LabUnderTest lab = LabUnderTest.start(folder, traces, progress::ready, lifecycle);
      ChaosResult result = new ChaosRun(plan, lab, traces, progress, lifecycle::isClosed).run();
      progress.end(result);
      Path page = folder.chaosPage(plan.options().seed());
      ChaosPage.write(result, page);
      screen.println("Report: " + page);
      return result.holds() ? 0 : Main.FAILED;
    } catch (ChaosException e) {
      throw new LabException(e.getMessage(), e);
    }
  }
}
