package dev.tracelab.lab;

import dev.tracelab.lab.chaos.ChaosResult;
import dev.tracelab.lab.chaos.ChaosRun;
import dev.tracelab.lab.chaos.page.ChaosPage;
import dev.tracelab.lab.chaos.plan.ChaosOptions;
import dev.tracelab.lab.chaos.plan.ChaosPlan;
import dev.tracelab.lab.parts.Closing;
import dev.tracelab.lab.parts.LabLock;
import dev.tracelab.lab.parts.Leftovers;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lab chaos}: orders while services are killed, and what must hold nevertheless. */
@Command(
    name = "chaos",
    description =
        "Place orders while services are killed and PostgreSQL and Jaeger go away;"
            + " status 0 only if no order is lost, doubled, oversold or left unfinished.")
final class ChaosCommand implements Callable<Integer> {

  private final LabFolder folder;
  private final Screen screen;

  @Option(
      names = "--orders",
      defaultValue = "1000",
      description = "How many orders; ${DEFAULT-VALUE} if not given.")
  private int orders;

  @Option(
      names = "--kills",
      defaultValue = "6",
      description = "How often a service is killed; ${DEFAULT-VALUE} if not given.")
  private int kills;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "The same seed makes the same orders and faults; ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--rate",
      defaultValue = "40",
      description = "Orders per second; ${DEFAULT-VALUE} if not given.")
  private int rate;

  ChaosCommand(LabFolder folder, Screen screen) {
    this.folder = folder;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    ChaosPlan plan = ChaosPlan.of(new ChaosOptions(orders, kills, seed, rate));
    folder.create();
    LabLock lock =
        LabLock.take(folder)
            .orElseThrow(
                () -> new LabException("A lab is up here; './lab down' stops it, then try again."));
    try (Closing closing = Closing.create()) {
      Leftovers.of(folder).stop();
      Runtime.getRuntime().addShutdownHook(new Thread(closing::close, "lab-signal"));
      return run(plan, closing);
    } finally {
      lock.close();
    }
  }

  private int run(ChaosPlan plan, Closing closing) {
    ChaosScreen chaos = new ChaosScreen(screen, plan);
    chaos.begin();
    ChaosResult result = ChaosRun.of(folder, plan, chaos, closing);
    chaos.end(result);
    Path page = folder.chaosPage(plan.options().seed());
    ChaosPage.write(result, page);
    screen.say("The page of this run: " + page);
    return result.holds() ? 0 : Main.FAILED;
  }
}
