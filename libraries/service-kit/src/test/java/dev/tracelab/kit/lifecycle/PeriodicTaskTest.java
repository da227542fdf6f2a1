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
  void aRoundThatFailsIsFollowedByTheNext() throws Exception {
    PeriodicTask rounds = start(() -> Future.failedFuture("not today"));

    assertThat(begun.tryAcquire(3, 20, TimeUnit.SECONDS)).isTrue();
    stop(rounds).await();
  }

  @Test
  void roundsDoNotOverlapAndStoppingWaitsForTheLast() throws Exception {
    Promise<Void> first = Promise.promise();
    AtomicInteger rounds = new AtomicInteger();
    PeriodicTask running =
        start(
            () -> {
              rounds.incrementAndGet();
              return first.future();
            });
    assertThat(begun.tryAcquire(1, 20, TimeUnit.SECONDS)).isTrue();
    Future<?> stopped = stop(running);
    Future<Boolean> waiting = onLoop(() -> !stopped.isComplete());

    assertThat(waiting.await()).isTrue();
    first.complete();
    stopped.await();
    assertThat(rounds).hasValue(1);
  }

  private PeriodicTask start(Supplier<Future<?>> round) {
    return onLoop(() -> PeriodicTask.start(vertx, PAUSE, () -> announced(round))).await();
  }

  private Future<?> announced(Supplier<Future<?>> round) {
    begun.release();
    return round.get();
  }

  /** PeriodicTask belong to one event loop: stopped there, a round that has begun is one they know of. */
  private Future<?> stop(PeriodicTask rounds) {
    return onLoop(rounds::stop).compose(last -> last);
  }

  private <T> Future<T> onLoop(Supplier<T> work) {
    Promise<T> done = Promise.promise();
    loop.runOnContext(ignored -> done.complete(work.get()));
    return done.future();
  }
}
