package dev.tracelab.lab;

import dev.tracelab.lab.order.OrderGolden;
import dev.tracelab.lab.order.OrderRequest;
import dev.tracelab.lab.order.OrderRun;
import dev.tracelab.lab.parts.Closing;
import dev.tracelab.lab.parts.Lab;
import dev.tracelab.lab.parts.LabLock;
import dev.tracelab.lab.parts.LabOptions;
import dev.tracelab.lab.parts.LabState;
import dev.tracelab.lab.parts.Leftovers;
import dev.tracelab.lab.parts.Port;
import dev.tracelab.lab.parts.StateFile;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lab up}: everything, one order, and its trace. */
@Command(
    name = "up",
    description = "Start everything, place an order and print its trace; Ctrl-C stops everything.")
final class UpCommand implements Callable<Integer> {

  private final LabFolder folder;
  private final Screen screen;

  @Option(
      names = "--once",
      description = "Stop after the trace is printed; status 0 only if the trace is whole.")
  private boolean once;

  @Option(
      names = "--jaeger",
      paramLabel = "URL",
      description = "Use a Jaeger that runs already, such as http://127.0.0.1:16686.")
  private URI jaeger;

  @Option(
      names = "--collector",
      paramLabel = "URL",
      description = "Where that Jaeger takes Thrift over HTTP; its port 14268 if not given.")
  private URI collector;

  @Option(
      names = "--port",
      paramLabel = "NAME=NUMBER",
      description = "Another port for one part: ${COMPLETION-CANDIDATES}.")
  private Map<Port, Integer> ports = Map.of();

  @Option(names = "--random-ports", description = "Any free ports instead of the usual ones.")
  private boolean randomPorts;

  @Mixin private Patience patience = new Patience();

  UpCommand(LabFolder folder, Screen screen) {
    this.folder = folder;
    this.screen = screen;
  }

  @Override
  public Integer call() throws InterruptedException {
    LabOptions options = LabOptions.of(ports, randomPorts, jaeger, collector);
    Duration bound = patience.bound();
    folder.create();
    LabLock lock = LabLock.take(folder).orElseThrow(this::alreadyUp);
    try (Closing closing = Closing.create()) {
      stopLeftovers();
      closeOnSignal(closing);
      return run(options, bound, closing);
    } finally {
      lock.close();
    }
  }

  private int run(LabOptions options, Duration bound, Closing closing) throws InterruptedException {
    try {
      screen.say("Starting PostgreSQL, Jaeger and three services.");
      LabState state = Lab.start(folder, options, new ScreenProgress(screen), closing);
      OrderRun.Outcome outcome = order(state, bound);
      new UpReport(screen).print(state, outcome.trace());
      if (!once) {
        screen.say("\nCtrl-C stops everything.");
        untilSignal();
      }
      return outcome.isWhole() ? 0 : Main.FAILED;
    } catch (LabException e) {
      if (closing.isClosed()) {
        untilSignal();
      }
      throw e;
    }
  }

  private OrderRun.Outcome order(LabState state, Duration bound) {
    OrderRequest order = OrderRequest.first();
    OrderRun run = OrderRun.at(state.gateway(), state.jaeger(), OrderGolden.accepted(), bound);
    OrderRun.Outcome outcome = run.place(order);
    new OrderReport(screen).print(order, outcome);
    return outcome;
  }

  private LabException alreadyUp() {
    return StateFile.of(folder)
        .read()
        .map(state -> alreadyUp(state))
        .orElseGet(() -> new LabException("Another lab is just starting here."));
  }

  private static LabException alreadyUp(LabState state) {
    return new LabException(
        "The lab is already up (process %d): gateway %s, Jaeger %s; './lab down' stops it."
            .formatted(state.lab().pid(), state.gateway(), state.jaeger()));
  }

  private void stopLeftovers() {
    int stopped = Leftovers.of(folder).stop().size();
    if (stopped > 0) {
      screen.say("An earlier lab was killed; " + stopped + " processes it left have been stopped.");
    }
  }

  private void closeOnSignal(Closing closing) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(closing), "lab-signal"));
  }

  private void close(Closing closing) {
    try {
      closing.close();
    } catch (RuntimeException e) {
      screen.complain(e);
    }
  }

  /** Does not return: the JVM ends when the signal's hook has stopped everything. */
  private static void untilSignal() throws InterruptedException {
    new CountDownLatch(1).await();
  }
}
