package dev.tracelab.kit.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeriodicTaskTest {

  private static final Duration PAUSE = Duration.ofMillis(1);

  private final Vertx vertx = Vertx.vertx();
  private final Context loop = vertx.getOrCreateContext();
  private final Semaphore begun = new Semaphore(0);

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void aFailedRunIsFollowedByTheNext() throws Exception {
    PeriodicTask task = start(() -> Future.failedFuture("not today"));

    assertThat(begun.tryAcquire(3, 20, TimeUnit.SECONDS)).isTrue();
    stop(task).await();
  }

  @Test
  void runsDoNotOverlapAndStopWaitsForTheLast() throws Exception {
    Promise<Void> first = Promise.promise();
    AtomicInteger runs = new AtomicInteger();
    PeriodicTask running =
        start(
            () -> {
              runs.incrementAndGet();
              return first.future();
            });
    assertThat(begun.tryAcquire(1, 20, TimeUnit.SECONDS)).isTrue();
    Future<?> stopped = stop(running);
    Future<Boolean> waiting = onLoop(() -> !stopped.isComplete());

    assertThat(waiting.await()).isTrue();
    first.complete();
    stopped.await();
    assertThat(runs).hasValue(1);
  }

  private PeriodicTask start(Supplier<Future<?>> run) {
    return onLoop(() -> PeriodicTask.start(vertx, PAUSE, () -> announced(run))).await();
  }

  private Future<?> announced(Supplier<Future<?>> run) {
    begun.release();
    return run.get();
  }

  /** A task belongs to one event loop; stopped there, it knows whether a run is in progress. */
  private Future<?> stop(PeriodicTask task) {
    return onLoop(task::stop).compose(last -> last);
  }

  private <T> Future<T> onLoop(Supplier<T> work) {
    Promise<T> done = Promise.promise();
    loop.runOnContext(ignored -> done.complete(work.get()));
    return done.future();
  }
}
