package dev.tracelab.jaeger;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for a condition. */
public final class Await {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(5);

  private Await() {}

  public static <T> T until(Supplier<T> question, Predicate<T> condition) {
    Instant end = Instant.now().plus(PATIENCE);
    T answer = question.get();
    while (!condition.test(answer)) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("It did not come about in time; last seen: " + answer);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
      answer = question.get();
    }
    return answer;
  }
}
