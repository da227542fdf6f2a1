package dev.tracelab.kit.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PolledGaugesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final Vertx vertx = Vertx.vertx();
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final BlockingQueue<Future<Integer>> answers = new LinkedBlockingQueue<>();

  @BeforeEach
  void deploy() {
    vertx
        .deployVerticle(
            new PolledGauges<>(meters, Duration.ofMillis(1), this::look)
                .show("cups", "Cups on the shelf.", cups -> cups, "colour", "blue"))
        .await();
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void aValueIsUnknownUntilItWasLookedUp() {
    assertThat(cups()).isNaN();
  }

  @Test
  void theLastLookIsShownAndAFailedOneMakesItUnknownAgain() {
    answers.add(Future.succeededFuture(3));
    awaitCups(3);

    answers.add(Future.failedFuture("the shelf is closed"));
    awaitCups(Double.NaN);

    answers.add(Future.succeededFuture(4));
    awaitCups(4);
  }

  /** What a test said last, and nothing new until it says something. */
  private Future<Integer> look() {
    Future<Integer> answer = answers.peek();
    if (answers.size() > 1) {
      answers.poll();
    }
    return answer == null ? Future.failedFuture("nobody has looked yet") : answer;
  }

  private void awaitCups(double wanted) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (Double.compare(cups(), wanted) != 0) {
      assertThat(System.nanoTime()).as("still %s cups", cups()).isLessThan(end);
    }
  }

  private double cups() {
    return meters.get("cups").tag("colour", "blue").gauge().value();
  }
}
