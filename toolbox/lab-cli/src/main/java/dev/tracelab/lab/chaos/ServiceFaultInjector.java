package dev.tracelab.lab.chaos;

import dev.tracelab.chaos.plan.Fault;
import dev.tracelab.chaos.plan.RunClock;
import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lab.parts.ReadinessProbe;
import dev.tracelab.lab.parts.Service;
import dev.tracelab.lab.parts.ServiceJvm;
import dev.tracelab.lab.parts.SpanCounter;
import dev.tracelab.lab.parts.StateFile;
import dev.tracelab.lab.process.Child;
import dev.tracelab.lab.process.LabException;
import dev.tracelab.lab.process.Processes;
import dev.tracelab.lab.process.Stopwatch;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** A service: killed and restarted with the same environment on the same ports. */
final class ServiceFaultInjector implements FaultInjector {

  private static final Duration GRACE_PERIOD = Duration.ofSeconds(10);
  private static final Duration RESTART_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration RESTART_DELAY = Duration.ofMillis(300);

  private final LabFolder folder;
  private final Service service;
  private final Map<String, String> environment;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ReadinessProbe readiness = new ReadinessProbe(client);
  private final SpanCounter dropped;
  private Child child;
  private int starts;
  private long droppedBefore;
  private boolean closed;

  ServiceFaultInjector(LabFolder folder, Service service, Map<String, String> environment) {
    this.folder = folder;
    this.service = service;
    this.environment = environment;
    this.dropped = new SpanCounter(client, service.management(), SpanCounter.DROPPED);
  }

  /** The counter of dropped spans dies with the process, so it is read before the kill. */
  @Override
  public void inject(Fault fault) {
    addDropped();
    Child running = current();
    running.id().find().ifPresent(Processes::kill);
    running.ended().join();
  }

  /**
   * A service that finds no database at startup exits with an error. A supervisor would restart it,
   * and so does this.
   */
  @Override
  public void recover() {
    Stopwatch watch = Stopwatch.start();
    Optional<LabException> failure = tryStart();
    while (failure.isPresent() && watch.elapsed().compareTo(RESTART_TIMEOUT) < 0) {
      RunClock.sleep(RESTART_DELAY);
      failure = tryStart();
    }
    failure.ifPresent(
        last -> {
          throw last;
        });
  }

  /** Number of spans that its processes have dropped, all together. */
  synchronized long droppedSpans() {
    return droppedBefore + dropped.count();
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (child != null) {
      child.stop(GRACE_PERIOD);
    }
  }

  private synchronized void addDropped() {
    droppedBefore += dropped.count();
  }

  private Optional<LabException> tryStart() {
    Child started = start();
    try {
      readiness.await(started, service.management(), folder.relativeLog(log())).join();
      return Optional.empty();
    } catch (CompletionException e) {
      started.stop(GRACE_PERIOD);
      return Optional.of(
          e.getCause() instanceof LabException known ? known : new LabException(e.toString(), e));
    }
  }

  /** Each process has its own log file, so that no log is overwritten. */
  private synchronized Child start() {
    if (closed) {
      throw new LabException("The lab is being stopped.");
    }
    starts++;
    child =
        Child.start(
            service.name(),
            new ServiceJvm(folder).command(service.program()),
            environment,
            folder.log(log()));
    new StateFile(folder).update(known -> known.with(child.id()));
    return child;
  }

  private synchronized String log() {
    return starts == 1 ? service.name() : service.name() + '-' + starts;
  }

  private synchronized Child current() {
    return child;
  }
}
