package dev.tracelab.lab.parts;

import dev.tracelab.lab.process.Child;
import dev.tracelab.lab.process.LabException;
import dev.tracelab.lab.process.Processes;
import dev.tracelab.lab.process.Stopwatch;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A service: always started with the same environment on the same ports. */
final class ServicePart implements Part {

  private static final Duration GRACE_PERIOD = Duration.ofSeconds(10);

  private final LabFolder folder;
  private final Service service;
  private final Map<String, String> environment;
  private final StateFile state;
  private final Lab.Listener listener;
  private final ReadinessProbe readiness =
      new ReadinessProbe(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
  private Stopwatch watch;
  private Child child;
  private boolean wanted;
  private boolean closed;

  /**
   * A service that has not been started yet.
   *
   * @param environment added to that of the lab
   */
  ServicePart(
      LabFolder folder,
      Service service,
      Map<String, String> environment,
      StateFile state,
      Lab.Listener listener) {
    this.folder = folder;
    this.service = service;
    this.environment = environment;
    this.state = state;
    this.listener = listener;
  }

  /** Starts the process for the first time; it is not ready yet. */
  ServicePart first() {
    launch(Child::start);
    return this;
  }

  /**
   * Completes when the process is ready; fails with a {@link LabException} if it does not start.
   */
  CompletableFuture<Void> ready() {
    Child started = current();
    return readiness
        .await(started, service.management(), folder.relativeLog(service.name()))
        .thenRun(() -> watch(started));
  }

  /**
   * CPU time of the process since its start.
   *
   * @throws LabException if it has ended
   */
  Duration cpuTime() {
    return current()
        .id()
        .find()
        .flatMap(process -> process.info().totalCpuDuration())
        .orElseThrow(
            () ->
                new LabException(
                    "%s has ended; its log is %s."
                        .formatted(service.name(), folder.relativeLog(service.name()))));
  }

  @Override
  public void stop() {
    end();
  }

  /** Its output is appended to that of its predecessor. */
  @Override
  public void start() {
    if (current().id().find().isPresent()) {
      return;
    }
    launch(Child::startAgain);
    try {
      ready().join();
    } catch (CompletionException e) {
      end();
      throw e.getCause() instanceof LabException known ? known : e;
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    end();
  }

  private interface Launch {
    Child child(String name, List<String> command, Map<String, String> environment, Path log);
  }

  private synchronized void launch(Launch launch) {
    if (closed) {
      throw new LabException("The lab is being stopped.");
    }
    watch = Stopwatch.start();
    List<String> command = new ServiceJvm(folder).command(service.program());
    child = launch.child(service.name(), command, environment, folder.log(service.name()));
    wanted = true;
    state.update(
        known ->
            known
                .replacing(child.id())
                .with(service.name(), service.api())
                .with(LabState.managementOf(service.name()), service.management()));
  }

  private synchronized Child current() {
    return child;
  }

  private synchronized void watch(Child started) {
    listener.ready(service.name(), service.api().toString(), watch.elapsed());
    CompletableFuture<Void> unused = started.ended().thenAccept(status -> exited(started, status));
  }

  private synchronized void exited(Child ended, int status) {
    if (wanted && ended == child) {
      listener.exited(service.name(), status);
    }
  }

  /** A frozen process cannot handle the signal until it is resumed. */
  private void end() {
    Child ending;
    synchronized (this) {
      wanted = false;
      ending = child;
    }
    Optional<ProcessHandle> running = ending.id().find();
    if (running.isPresent()) {
      listener.stopping(service.name());
      Processes.resume(running.get());
      ending.stop(GRACE_PERIOD);
    }
  }
}
