package dev.tracelab.kit.lifecycle;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Repeats a task on a verticle's event loop. Runs never overlap: the pause starts when a run ends.
 */
public final class PeriodicTask {

  private final Vertx vertx;
  private final Duration pause;
  private final Supplier<Future<?>> work;
  private Future<?> run = Future.succeededFuture();
  private long timer;
  private boolean stopped;

  private PeriodicTask(Vertx vertx, Duration pause, Supplier<Future<?>> work) {
    this.vertx = vertx;
    this.pause = pause;
    this.work = work;
  }

  /**
   * Schedules the first run after one pause.
   *
   * @param pause from the end of one run to the start of the next
   * @param work one run; if it fails, the next one still follows
   */
  public static PeriodicTask start(Vertx vertx, Duration pause, Supplier<Future<?>> work) {
    PeriodicTask task = new PeriodicTask(vertx, pause, work);
    task.scheduleNext();
    return task;
  }

  /** Starts no further run. Completes with the current run, if there is one. */
  public Future<?> stop() {
    stopped = true;
    vertx.cancelTimer(timer);
    return run.otherwiseEmpty();
  }

  private void scheduleNext() {
    if (!stopped) {
      timer = vertx.setTimer(pause.toMillis(), id -> next());
    }
  }

  private void next() {
    run = work.get().onComplete(done -> scheduleNext());
  }
}
