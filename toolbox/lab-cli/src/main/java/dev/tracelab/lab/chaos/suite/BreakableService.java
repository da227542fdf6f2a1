package dev.tracelab.lab.chaos.suite;

import dev.tracelab.lab.LabException;
import dev.tracelab.lab.LabFolder;
import dev.tracelab.lab.chaos.plan.Fault;
import dev.tracelab.lab.parts.Readiness;
import dev.tracelab.lab.parts.Service;
import dev.tracelab.lab.parts.ServiceJvm;
import dev.tracelab.lab.parts.StateFile;
import dev.tracelab.lab.process.Child;
import dev.tracelab.lab.process.LogFile;
import dev.tracelab.lab.process.Signals;
import dev.tracelab.lab.process.Stopwatch;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

/** A service that is killed and started again, with the same environment and on the same ports. */
final class BreakableService implements Breakable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final Duration AFTER_FAILURE = Duration.ofMillis(300);

  private final LabFolder folder;
  private final Service service;
  private final Map<String, String> environment;
  private final Readiness readiness = new Readiness(HttpClient.newHttpClient());
  private Child child;
  private int starts;
  private boolean closed;

  BreakableService(LabFolder folder, Service service, Map<String, String> environment) {
    this.folder = folder;
    this.service = service;
    this.environment = environment;
  }

  @Override
  public void away(Fault fault) {
    Child running = current();
    running.id().find().ifPresent(Signals::kill);
    running.ended().join();
  }

  /**
   * A service that finds no database at its start exits with a sentence about it. A supervisor
   * would start it again, and so does this.
   */
  @Override
  public void back() {
    Stopwatch watch = Stopwatch.start();
    Optional<LabException> failure = tryStart();
    while (failure.isPresent() && watch.elapsed().compareTo(BOUND) < 0) {
      Pause.of(AFTER_FAILURE);
      failure = tryStart();
    }
    failure.ifPresent(
        last -> {
          throw last;
        });
  }

  private Optional<LabException> tryStart() {
    Child started = start();
    try {
      readiness.of(started, service.management(), folder.shortLog(log())).join();
      return Optional.empty();
    } catch (CompletionException e) {
      started.stop(PATIENCE);
      return Optional.of(
          e.getCause() instanceof LabException known ? known : new LabException(e.toString(), e));
    }
  }

  /** How many spans it said it had lost, in all its logs. */
  long lostSpans() {
    return IntStream.rangeClosed(1, starts)
        .mapToLong(start -> LossLines.countIn(LogFile.lines(folder.log(log(start))).stream()))
        .sum();
  }

  /** Stops it for good. */
  synchronized void close() {
    closed = true;
    if (child != null) {
      child.stop(PATIENCE);
    }
  }

  /** Each start has a log of its own, so that none is lost. */
  private synchronized Child start() {
    if (closed) {
      throw new LabException("The lab is being stopped.");
    }
    starts++;
    child =
        Child.start(
            service.name(),
            new ServiceJvm(folder).command(service.name()),
            environment,
            folder.log(log()));
    StateFile.of(folder).update(known -> known.with(child.id()));
    return child;
  }

  private synchronized String log() {
    return log(starts);
  }

  private String log(int start) {
    return start == 1 ? service.name() : service.name() + '-' + start;
  }

  private synchronized Child current() {
    return child;
  }
}
