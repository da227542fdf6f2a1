package dev.tracelab.kit.lifecycle;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Work that a verticle does again and again, one round at a time. PeriodicTask never overlap, however
 * long one takes. Belongs to the verticle's event loop.
 */
public final class PeriodicTask {

  private final Vertx vertx;
  private final Duration pause;
  private final Supplier<Future<?>> work;
  private Future<?> round = Future.succeededFuture();
  private long timer;
  private boolean stopped;

  private PeriodicTask(Vertx vertx, Duration pause, Supplier<Future<?>> work) {
    this.vertx = vertx;
    this.pause = pause;
    this.work = work;
  }

  /**
   * Starts with a pause.
   *
   * @param pause from the end of one round to the start of the next
   * @param work one round; its failure is its own business, the next round follows all the same
   */
  public static PeriodicTask start(Vertx vertx, Duration pause, Supplier<Future<?>> work) {
    PeriodicTask task = new PeriodicTask(vertx, pause, work);
    task.scheduleNext();
    return task;
  }

  /** No round begins any more; completes with the round that runs, if one does. */
  public Future<?> stop() {
    stopped = true;
    vertx.cancelTimer(timer);
    return round.otherwiseEmpty();
  }

  private void scheduleNext() {
    if (!stopped) {
      timer = vertx.setTimer(pause.toMillis(), id -> next());
    }
  }

  private void next() {
    round = work.get().onComplete(done -> scheduleNext());
  }
}
