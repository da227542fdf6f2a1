package dev.tracelab.kit.http.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdaptiveConcurrencyLimitTest {

  private static final long TARGET = Duration.ofSeconds(1).toNanos();
  private static final long IN_TIME = TARGET;
  private static final long LATE = TARGET + 1;

  private final AdaptiveConcurrencyLimit limit =
      new AdaptiveConcurrencyLimit(256, Duration.ofNanos(TARGET), 0);
  private long now;

  @Test
  void itBeginsAtItsMostAndNeverExceedsIt() {
    answer(1_000, IN_TIME);

    assertThat(limit.requests()).isEqualTo(256);
  }

  @Test
  void aRoundWithTooManyLateAnswersTakesAFifthAway() {
    answer(3, LATE);
    answer(47, IN_TIME);

    assertThat(limit.requests()).isEqualTo(204);
  }

  @Test
  void oneLateAnswerInTwentyFiveIsNotTooMany() {
    answer(2, LATE);
    answer(48, IN_TIME);

    assertThat(limit.requests()).isEqualTo(256);
  }

  @Test
  void whatBeganBeforeAStepDoesNotCountForTheNextOne() {
    answer(50, LATE);
    long stepped = now;
    for (int i = 0; i < 200; i++) {
      limit.ended(stepped - 1, stepped + LATE);
    }

    assertThat(limit.requests()).isEqualTo(204);
  }

  @Test
  void howeverLateAnswersAreSomeRequestsAreLetIn() {
    answer(5_000, LATE);

    assertThat(limit.requests()).isEqualTo(16);
  }

  @Test
  void whenAnswersComeInTimeAgainItGrowsSlowlyToItsMost() {
    answer(5_000, LATE);
    answer(50, IN_TIME);
    assertThat(limit.requests()).isEqualTo(16);
    answer(50, IN_TIME);
    assertThat(limit.requests()).isEqualTo(17);

    answer(5_000, IN_TIME);
    assertThat(limit.requests()).isEqualTo(256);
  }

  @Test
  void aSmallMostStaysAsItIs() {
    AdaptiveConcurrencyLimit small = new AdaptiveConcurrencyLimit(3, Duration.ofNanos(TARGET), 0);
    for (int i = 0; i < 1_000; i++) {
      small.ended(i * LATE, (i + 1) * LATE);
    }

    assertThat(small.requests()).isEqualTo(3);
  }

  /** One request after the other. */
  private void answer(int requests, long latency) {
    for (int i = 0; i < requests; i++) {
      limit.ended(now, now + latency);
      now += latency;
    }
  }
}
