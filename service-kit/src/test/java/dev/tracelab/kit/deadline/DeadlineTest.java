package dev.tracelab.kit.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DeadlineTest {

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
  private final Deadline deadline = Deadline.after(Duration.ofSeconds(5), nanos::get);

  @Test
  void itCountsDownEvenWhereTheClockOverflows() {
    assertThat(deadline.remainingMillis()).isEqualTo(5000);

    nanos.addAndGet(Duration.ofSeconds(2).toNanos());

    assertThat(deadline.remaining()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void anyTimeSpentMakesItShrinkByAWholeMillisecond() {
    nanos.incrementAndGet();

    assertThat(deadline.remainingMillis()).isEqualTo(4999);
  }

  @Test
  void afterItPassedNothingIsLeft() {
    nanos.addAndGet(Duration.ofSeconds(6).toNanos());

    assertThat(deadline.remaining()).isZero();
    assertThat(deadline.passed()).isTrue();
  }
}
