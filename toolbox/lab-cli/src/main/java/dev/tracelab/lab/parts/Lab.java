package dev.tracelab.lab.parts;

import dev.tracelab.lab.parts.Lifecycle.Phase;
import dev.tracelab.lab.process.LabException;
import dev.tracelab.lab.process.ProcessId;
import dev.tracelab.lab.process.Stopwatch;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the parts concurrently and records each in the state file as soon as it is ready. */
public final class Lab {

  private static final Logger LOG = LoggerFactory.getLogger(Lab.class);
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int CONNECT_MILLIS = 3_000;
  private static final int HTTP_PORT = 80;
  private static final Executor NEW_THREAD = Lab::runInNewThread;

  private final LabFolder folder;
  private final LabOptions options;
  private final Listener listener;
  private final Lifecycle lifecycle;
  private final StateFile state;
  private final PortPlan ports;
  private final RemoteSampling sampling;
  private final List<Service> services;
  private final ServiceJvm jvm;
  private final PartRequests requests;
  private final Map<String, Part> parts = new ConcurrentHashMap<>();

  /** Is notified as parts start and stop; from any thread. */
  public interface Listener {

    /**
     * A part is ready.
     *
     * @param address where it listens
     * @param took since its start
     */
    void ready(String part, String address, Duration took);

    /** A part is being stopped. */
    void stopping(String part);

    /** A service exited on its own. */
    void exited(String service, int status);
  }

  private Lab(LabFolder folder, LabOptions options, Listener listener, Lifecycle lifecycle) {
    this.folder = folder;
    this.options = options;
    this.listener = new QuietListener(listener, lifecycle);
    this.lifecycle = lifecycle;
    this.state = new StateFile(folder);
    this.requests = new PartRequests(folder);
    this.ports = PortPlan.of(options.ports());
    this.sampling = new RemoteSampling(System.getenv(), ports);
    this.services = Service.all(ports, collector());
    this.jvm = new ServiceJvm(folder);
  }

  /**
   * Starts everything and returns when all parts are ready.
   *
   * @param lifecycle must be closed afterwards, even if a part does not start
   * @throws LabException if a part does not start; others may be running then
   */
  public static LabState start(
      LabFolder folder, LabOptions options, Listener listener, Lifecycle lifecycle) {
    try {
      return new Lab(folder, options, listener, lifecycle).start();
    } catch (LabException e) {
      LOG.error("The lab did not start", e);
      throw e;
    }
  }

  private LabState start() {
    services.forEach(service -> jvm.command(service.program()));
    lifecycle.start(Phase.RECORDS, () -> state, StateFile::remove);
    requests.open();
    LabState beginning = LabState.of(ProcessId.of("lab", ProcessHandle.current()));
    state.write(beginning.with(LabState.PAGE, ports.address(Port.PAGE)));
    CompletableFuture<Void> backend = CompletableFuture.runAsync(this::startBackend, NEW_THREAD);
    CompletableFuture<Void> postgres = CompletableFuture.runAsync(this::startPostgres, NEW_THREAD);
    Stream<CompletableFuture<Void>> others =
        services.stream().map(service -> startAfter(postgres, service));
    awaitAllOrFirstFailure(Stream.concat(Stream.of(backend, postgres), others).toList());
    runInNewThread(this::serveRequests);
    return state.read().orElseThrow();
  }

  private static void awaitAllOrFirstFailure(List<CompletableFuture<Void>> steps) {
    CompletableFuture<Void> all = CompletableFuture.allOf(steps.toArray(CompletableFuture[]::new));
    steps.forEach(
        step ->
            step.exceptionally(
                failure -> {
                  all.completeExceptionally(failure);
                  return null;
                }));
    try {
      all.join();
    } catch (CompletionException e) {
      throw labException(e);
    }
  }

  private static LabException labException(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof LabException known
        ? known
        : new LabException("The lab did not start: " + cause + ".", cause);
  }

  private void startBackend() {
    Stopwatch watch = Stopwatch.start();
    URI query = options.jaeger() == null ? startJaeger() : requireJaeger();
    state.update(
        known ->
            known
                .with(LabState.JAEGER, query)
                .with(LabState.COLLECTOR, collector())
                .with(LabState.AGENT, agent(query)));
    sampling
        .manager()
        .ifPresent(manager -> state.update(known -> known.with(LabState.SAMPLING, manager)));
    String name = options.jaeger() == null ? "Jaeger (embedded)" : "Jaeger";
    listener.ready(name, query.toString(), watch.elapsed());
  }

  /** That of another Jaeger has its usual port. */
  private URI agent(URI query) {
    int port =
        ports.has(Port.JAEGER_COMPACT)
            ? ports.number(Port.JAEGER_COMPACT)
            : Port.JAEGER_COMPACT.defaultNumber();
    return URI.create("udp://%s:%d".formatted(query.getHost(), port));
  }

  private URI startJaeger() {
    return lifecycle
        .start(Phase.BACKEND, () -> JaegerServer.start(ports), JaegerServer::close)
        .query();
  }

  private URI requireJaeger() {
    requireListening(options.jaeger(), "--jaeger");
    requireListening(options.collector(), "--collector");
    return options.jaeger();
  }

  private static void requireListening(URI address, String option) {
    int port = address.getPort() > 0 ? address.getPort() : HTTP_PORT;
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.getHost(), port), CONNECT_MILLIS);
    } catch (IOException e) {
      throw new LabException(
          "No Jaeger listens at %s: start it, correct %s, or omit --jaeger to use the embedded one."
              .formatted(address, option),
          e);
    }
  }

  private URI collector() {
    return options.jaeger() == null ? JaegerServer.collector(ports) : options.collector();
  }

  private void startPostgres() {
    PostgresPart postgres = new PostgresPart(folder, ports.number(Port.POSTGRES), state, listener);
    parts.put(PostgresServer.NAME, postgres);
    lifecycle.start(Phase.DATABASE, postgres::first, PostgresPart::close);
  }

  private CompletableFuture<Void> startAfter(CompletableFuture<Void> postgres, Service service) {
    CompletableFuture<Void> before =
        service.hasDatabase() ? postgres : CompletableFuture.completedFuture(null);
    return before.thenComposeAsync(done -> start(service), NEW_THREAD);
  }

  private CompletableFuture<Void> start(Service service) {
    ServicePart part = new ServicePart(folder, service, environment(service), state, listener);
    parts.put(service.name(), part);
    return lifecycle.start(service.phase(), part::first, ServicePart::close).ready();
  }

  private Map<String, String> environment(Service service) {
    Map<String, String> all = new HashMap<>(service.environmentWith(ports.number(Port.POSTGRES)));
    all.putAll(sampling.debugEnvironment());
    all.putAll(sampling.environment());
    return Map.copyOf(all);
  }

  /** Stops and starts parts as commands request it, until the lab is stopped. */
  private void serveRequests() {
    while (!lifecycle.isClosed()) {
      requests.answer(this::perform);
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private void perform(PartRequests.Action action, String part) {
    if (action == PartRequests.Action.STOP) {
      parts.get(part).stop();
    } else {
      parts.get(part).start();
    }
  }

  /** Daemon threads, so that a blocked step does not keep the JVM alive. */
  private static void runInNewThread(Runnable step) {
    Thread thread = new Thread(step, "lab-step");
    thread.setDaemon(true);
    thread.start();
  }
}
