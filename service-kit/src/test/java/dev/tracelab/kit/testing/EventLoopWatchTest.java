package dev.tracelab.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EventLoopWatchTest {

  private final EventLoopWatch watch = EventLoopWatch.create();

  @Test
  @Timeout(10)
  void anEventLoopThatIsBlockedFailsTheTest() {
    Vertx vertx = Vertx.vertx(watch.options());
    CountDownLatch release = new CountDownLatch(1);
    watch.beforeEach(null);

    vertx.runOnContext(ignored -> block(release));
    while (watch.reports().isEmpty()) {
      Thread.onSpinWait();
    }
    release.countDown();

    assertThatThrownBy(() -> watch.afterEach(null))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("blocked");
    vertx.close().await();
  }

  @Test
  @Timeout(20)
  void anEventLoopThatComputesForLongIsNotTakenForOneThatWaits() {
    Vertx vertx = Vertx.vertx(watch.options());
    watch.beforeEach(null);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);

    vertx.timer(1).onSuccess(ignored -> spinUntil(end)).await();

    watch.afterEach(null);
    vertx.close().await();
  }

  @Test
  void anEventLoopThatTurnsDoesNot() {
    Vertx vertx = Vertx.vertx(watch.options());
    watch.beforeEach(null);

    vertx.timer(1).await();

    watch.afterEach(null);
    assertThat(watch.reports()).isEmpty();
    vertx.close().await();
  }

  private static void spinUntil(long end) {
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  private static void block(CountDownLatch release) {
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
