package dev.tracelab.lab.parts;

import dev.tracelab.lab.LabException;
import dev.tracelab.lab.LabFolder;
import dev.tracelab.lab.process.Child;
import dev.tracelab.lab.process.ProcessId;
import dev.tracelab.lab.process.Stopwatch;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the parts up, as many at once as can be, and notes each in the state file as soon as it is
 * there.
 */
public final class Lab {

  private static final Logger LOG = LoggerFactory.getLogger(Lab.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final LabFolder folder;
  private final LabOptions options;
  private final Progress progress;
  private final Closing closing;
  private final StateFile state;
  private final PortPlan ports;
  private final List<Service> services;
  private final ServiceJvm jvm;
  private final Readiness readiness =
      new Readiness(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());

  private Lab(LabFolder folder, LabOptions options, Progress progress, Closing closing) {
    this.folder = folder;
    this.options = options;
    this.progress = progress;
    this.closing = closing;
    this.state = StateFile.of(folder);
    this.ports = PortPlan.of(options.ports());
    this.services = Service.all(ports, collector());
    this.jvm = new ServiceJvm(folder);
  }

  /**
   * Starts everything and returns when all parts are ready.
   *
   * @param closing is to be closed afterwards, also if a part does not start
   * @throws LabException if a part does not start; the others may then be there
   */
  public static LabState start(
      LabFolder folder, LabOptions options, Progress progress, Closing closing) {
    try {
      return new Lab(folder, options, progress, closing).start();
    } catch (LabException e) {
      LOG.error("The lab did not start", e);
      throw e;
    }
  }

  private LabState start() {
    services.forEach(service -> jvm.command(service.name()));
    LabState nothing = LabState.of(ProcessId.of("lab", ProcessHandle.current()));
    closing.start(Turn.RECORDS, () -> record(nothing), written -> state.remove());
    CompletableFuture<Void> backend = CompletableFuture.runAsync(this::startBackend, Threads.NEW);
    CompletableFuture<Void> postgres = CompletableFuture.runAsync(this::startPostgres, Threads.NEW);
    Stream<CompletableFuture<Void>> others =
        services.stream().map(service -> startAfter(postgres, service));
    FirstFailure.await(Stream.concat(Stream.of(backend, postgres), others).toList());
    return state.read().orElseThrow();
  }

  private LabState record(LabState first) {
    state.write(first);
    return first;
  }

  private void startBackend() {
    Stopwatch watch = Stopwatch.start();
    Backend backend = closing.start(Turn.BACKEND, this::backend, Backend::close);
    state.update(known -> known.with(LabState.JAEGER, backend.query()));
    ready(backend.description(), backend.query().toString(), watch.elapsed());
  }

  private Backend backend() {
    return options.jaeger() == null
        ? LabJaeger.start(ports)
        : RealJaeger.at(options.jaeger(), options.collector());
  }

  private URI collector() {
    return options.jaeger() == null ? LabJaeger.collector(ports) : options.collector();
  }

  private void startPostgres() {
    Stopwatch watch = Stopwatch.start();
    PostgresServer postgres =
        closing.start(
            Turn.DATABASE,
            () -> PostgresServer.start(folder, ports.number(Port.POSTGRES), Service.DATABASES),
            this::stopPostgres);
    URI address = URI.create("postgresql://127.0.0.1:" + postgres.port());
    state.update(known -> known.with(postgres.id()).with(PostgresServer.NAME, address));
    ready("PostgreSQL 17", address.getAuthority(), watch.elapsed());
  }

  private void stopPostgres(PostgresServer postgres) {
    progress.stopping("PostgreSQL");
    postgres.close();
  }

  private CompletableFuture<Void> startAfter(CompletableFuture<Void> postgres, Service service) {
    CompletableFuture<Void> before =
        service.hasDatabase() ? postgres : CompletableFuture.completedFuture(null);
    return before.thenComposeAsync(done -> start(service), Threads.NEW);
  }

  private CompletableFuture<Void> start(Service service) {
    Stopwatch watch = Stopwatch.start();
    Child child = closing.start(service.turn(), () -> child(service), this::stop);
    state.update(known -> known.with(child.id()).with(service.name(), service.api()));
    return readiness
        .of(child, service.management(), folder.shortLog(service.name()))
        .thenAccept(done -> ready(service, child, watch.elapsed()));
  }

  private Child child(Service service) {
    List<String> command = jvm.command(service.name());
    Map<String, String> environment =
        service.hasDatabase()
            ? service.environmentWith(ports.number(Port.POSTGRES))
            : service.environment();
    return Child.start(service.name(), command, environment, folder.log(service.name()));
  }

  private void ready(Service service, Child child, Duration took) {
    ready(service.name(), service.api().toString(), took);
    CompletableFuture<Void> unused = child.ended().thenAccept(status -> lost(service, status));
  }

  private void ready(String part, String where, Duration took) {
    if (!closing.isClosed()) {
      progress.ready(part, where, took);
    }
  }

  private void lost(Service service, int status) {
    if (!closing.isClosed()) {
      progress.lost(service.name(), status);
    }
  }

  private void stop(Child child) {
    progress.stopping(child.name());
    child.stop(PATIENCE);
  }
}
