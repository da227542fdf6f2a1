package dev.tracelab.lab.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** With a clock that advances by a fixed step each time it is read. */
class FixedScheduleTest {

  private static final long STEP_NANOS = 1_000_000;

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final FixedSchedule schedule = new FixedSchedule(100, () -> nanos.getAndAdd(STEP_NANOS));
  private final long start = nanos.get() - STEP_NANOS;

  @Test
  void anOrderIsSentWhenItIsDue() {
    assertThat(schedule.await(3, () -> false)).isTrue();

    assertThat(nanos.get() - STEP_NANOS - start).isEqualTo(30_000_000);
  }

  @Test
  void anOrderThatIsOverdueIsSentAtOnce() {
    nanos.set(start + 500_000_000);

    assertThat(schedule.await(3, () -> false)).isTrue();
    assertThat(nanos.get() - start).isEqualTo(500_000_000 + STEP_NANOS);
  }

  @Test
  void latencyCountsFromTheTimeTheOrderWasDueHoweverLateItWasSent() {
    nanos.set(start + 500_000_000);

    assertThat(schedule.latencyMicros(3)).isEqualTo(470_000);
  }

  @Test
  void aStoppedScheduleSendsNothing() {
    assertThat(schedule.await(0, () -> true)).isFalse();
  }
}
