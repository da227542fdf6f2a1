package dev.tracelab.lab;

import dev.tracelab.lab.order.OrderRequest;
import dev.tracelab.lab.order.OrderRun;
import dev.tracelab.lab.page.LabPage;
import dev.tracelab.lab.page.PageTargets;
import dev.tracelab.lab.parts.Lab;
import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lab.parts.LabLock;
import dev.tracelab.lab.parts.LabOptions;
import dev.tracelab.lab.parts.LabState;
import dev.tracelab.lab.parts.Lifecycle;
import dev.tracelab.lab.parts.Lifecycle.Phase;
import dev.tracelab.lab.parts.OrphanedProcesses;
import dev.tracelab.lab.parts.Port;
import dev.tracelab.lab.parts.StateFile;
import dev.tracelab.lab.process.LabException;
import dev.tracelab.lab.process.Processes;
import dev.tracelab.lab.process.Stopwatch;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lab up}: starts everything, places an order and prints its trace. */
@Command(
    name = "up",
    description = "Start everything, place an order and print its trace; Ctrl-C stops everything.")
final class UpCommand implements Callable<Integer> {

  private final LabFolder folder;
  private final Screen screen;

  @Option(
      names = "--once",
      description = "Stop after printing the trace; exit status 0 only if the trace is complete.")
  private boolean once;

  @Option(
      names = "--jaeger",
      paramLabel = "URL",
      description = "Use a running Jaeger, such as http://127.0.0.1:16686.")
  private URI jaeger;

  @Option(
      names = "--collector",
      paramLabel = "URL",
      description = "Where that Jaeger receives Thrift over HTTP; default: port 14268.")
  private URI collector;

  @Option(
      names = "--port",
      paramLabel = "NAME=NUMBER",
      description = "Port of one part: ${COMPLETION-CANDIDATES}.")
  private Map<Port, Integer> ports = Map.of();

  @Option(names = "--random-ports", description = "Use any free ports instead of the default ones.")
  private boolean randomPorts;

  @Mixin private TraceTimeout timeout = new TraceTimeout();

  UpCommand(LabFolder folder, Screen screen) {
    this.folder = folder;
    this.screen = screen;
  }

  @Override
  public Integer call() throws InterruptedException {
    LabOptions options = LabOptions.of(ports, randomPorts, jaeger, collector);
    Duration traceTimeout = timeout.duration();
    folder.create();
    LabLock lock = LabLock.tryAcquire(folder).orElseThrow(this::alreadyUp);
    try (Lifecycle lifecycle = new Lifecycle()) {
      stopOrphans();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(lifecycle), "lab-signal"));
      return run(options, traceTimeout, lifecycle);
    } finally {
      lock.close();
    }
  }

  private LabException alreadyUp() {
    return new StateFile(folder)
        .read()
        .map(
            state ->
                new LabException(
                    "The lab is already running (process %d): gateway %s, Jaeger %s; './lab down' stops it."
                        .formatted(state.lab().pid(), state.gateway(), state.jaeger())))
        .orElseGet(() -> new LabException("Another lab is starting in this folder."));
  }

  private void stopOrphans() {
    int stopped = new OrphanedProcesses(folder).stop().size();
    if (stopped > 0) {
      screen.println("Stopped " + stopped + " processes of an earlier lab that was killed.");
    }
  }

  private void close(Lifecycle lifecycle) {
    try {
      lifecycle.close();
    } catch (RuntimeException e) {
      screen.printError(e);
    }
  }

  private int run(LabOptions options, Duration traceTimeout, Lifecycle lifecycle)
      throws InterruptedException {
    try {
      screen.println("Starting PostgreSQL, Jaeger and three services.");
      StartupProgress progress = new StartupProgress(screen);
      LabState state = Lab.start(folder, options, progress, lifecycle);
      startPage(state, progress, lifecycle);
      OrderRun.Outcome outcome = placeOrder(state, traceTimeout);
      printSummary(state, outcome);
      if (!once) {
        screen.println("\nCtrl-C stops everything.");
        awaitSignal();
      }
      return outcome.isComplete() ? 0 : Main.FAILED;
    } catch (LabException e) {
      if (lifecycle.isClosed()) {
        awaitSignal();
      }
      throw e;
    }
  }

  private void startPage(LabState state, Lab.Listener progress, Lifecycle lifecycle) {
    Stopwatch watch = Stopwatch.start();
    URI address = state.address(LabState.PAGE);
    lifecycle.start(
        Phase.GATEWAY,
        () -> LabPage.start(address.getHost(), address.getPort(), PageTargets.of(state, folder)),
        LabPage::close);
    progress.ready(LabState.PAGE, address.toString(), watch.elapsed());
  }

  private OrderRun.Outcome placeOrder(LabState state, Duration traceTimeout) {
    OrderRequest order = OrderRequest.first();
    OrderRun.Outcome outcome =
        new OrderRun(state.gateway(), state.jaeger(), OrderRun.golden(), traceTimeout).place(order);
    new OrderReport(screen, new LabDoctor(folder)).print(order, outcome);
    return outcome;
  }

  private void printSummary(LabState state, OrderRun.Outcome outcome) {
    Duration took = Processes.uptime();
    URI query = state.jaeger();
    screen.println();
    screen.println("  lab page    " + state.addresses().get(LabState.PAGE));
    screen.println("  Jaeger      " + query.resolve("/search?service=" + LabState.GATEWAY));
    outcome
        .trace()
        .traceIds()
        .forEach(id -> screen.println("  this trace  " + query.resolve("/trace/" + id)));
    screen.println("  gateway     " + state.gateway().resolve("/api/products"));
    boolean isTraced = outcome.response().traced();
    if (isTraced) {
      screen.println("  next        ./lab scenario run n-plus-one");
    }
    screen.println();
    MemoryTable memory = MemoryTable.of(state);
    screen.println(
        "  %s from the command to this %s"
            .formatted(Screen.seconds(took), isTraced ? "trace" : "order"));
    screen.println(
        "  %s for all processes, proportional set size:"
            .formatted(MemoryTable.megabytes(memory.sum())));
    screen.printList("    ", memory.entries());
  }

  /** Does not return: the JVM exits when the shutdown hook has stopped everything. */
  private static void awaitSignal() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  /** Prints a line for each part as it starts and stops. */
  private record StartupProgress(Screen screen) implements Lab.Listener {

    @Override
    public void ready(String part, String address, Duration took) {
      String line = "%-18s %-28s ".formatted(part, address);
      screen.println("  " + screen.green("✓") + " " + line + screen.dim(Screen.seconds(took)));
    }

    @Override
    public void stopping(String part) {
      screen.println(screen.dim("  stopping " + part));
    }

    @Override
    public void exited(String service, int status) {
      screen.println(
          "  %s %s exited with status %d; see './lab logs %s'."
              .formatted(screen.red("✗"), service, status, service));
    }
  }
}
