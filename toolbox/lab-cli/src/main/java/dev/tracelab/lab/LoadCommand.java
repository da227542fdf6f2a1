package dev.tracelab.lab;

import dev.tracelab.chaos.plan.ChaosException;
import dev.tracelab.lab.load.LoadOptions;
import dev.tracelab.lab.load.LoadResult;
import dev.tracelab.lab.load.LoadRun;
import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lab.parts.LabState;
import dev.tracelab.lab.parts.PostgresServer;
import dev.tracelab.lab.parts.StateFile;
import dev.tracelab.lab.process.LabException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lab load}: places orders at a fixed rate and measures their latency. */
@Command(
    name = "load",
    description =
        "Place orders in the running lab at a fixed rate and measure their latency; exit status 0"
            + " only if no order failed, and databases and traces are right. Ctrl-C ends it early.")
final class LoadCommand implements Callable<Integer> {

  private final LabFolder folder;
  private final Screen screen;

  @Option(
      names = "--rate",
      defaultValue = "100",
      description = "Orders per second; default: ${DEFAULT-VALUE}.")
  private int rate;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      defaultValue = "60s",
      description = "How long, such as 60s or 2m; default: ${DEFAULT-VALUE}.")
  private String duration;

  @Option(
      names = "--scenario",
      paramLabel = "ID",
      description = "Send the header x-lab-scenario with this id.")
  private String scenario;

  LoadCommand(LabFolder folder, Screen screen) {
    this.folder = folder;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    LoadOptions options = LoadOptions.of(rate, duration, scenario);
    LabState lab = new StateFile(folder).running();
    LoadRun run =
        new LoadRun(
            options,
            lab.address(LabState.GATEWAY),
            lab.address(LabState.JAEGER),
            lab.address(PostgresServer.NAME).getPort());
    LoadReport report = new LoadReport(screen);
    report.begin(options);
    try (Interrupt interrupt = Interrupt.expect()) {
      LoadResult result = run.run(report, interrupt::happened);
      report.end(result);
      return result.holds() ? 0 : Main.FAILED;
    } catch (ChaosException e) {
      throw new LabException(e.getMessage(), e);
    }
  }
}
