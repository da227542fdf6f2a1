package dev.tracelab.kit.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

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

class RoundsTest {

  private static final Duration PAUSE = Duration.ofMillis(1);

  private final Vertx vertx = Vertx.vertx();
  private final Semaphore begun = new Semaphore(0);

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void aRoundThatFailsIsFollowedByTheNext() throws Exception {
    Rounds rounds = start(() -> Future.failedFuture("not today"));

    assertThat(begun.tryAcquire(3, 20, TimeUnit.SECONDS)).isTrue();
    rounds.stop().await();
  }

  @Test
  void roundsDoNotOverlapAndStoppingWaitsForTheLast() throws Exception {
    Promise<Void> first = Promise.promise();
    AtomicInteger rounds = new AtomicInteger();
    Rounds running =
        start(
            () -> {
              rounds.incrementAndGet();
              return first.future();
            });
    assertThat(begun.tryAcquire(1, 20, TimeUnit.SECONDS)).isTrue();
    Future<?> stopped = running.stop();

    assertThat(stopped.isComplete()).isFalse();
    first.complete();
    stopped.await();
    assertThat(rounds).hasValue(1);
  }

  private Rounds start(Supplier<Future<?>> round) {
    return Rounds.start(
        vertx,
        PAUSE,
        () -> {
          begun.release();
          return round.get();
        });
  }
}
