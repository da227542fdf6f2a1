package dev.tracelab.kit.http.hardening;

import static dev.tracelab.kit.http.hardening.LogRateLimiter.Decision.SUPPRESS;
import static dev.tracelab.kit.http.hardening.LogRateLimiter.Decision.WRITE;
import static dev.tracelab.kit.http.hardening.LogRateLimiter.Decision.WRITE_SUPPRESSION;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LogRateLimiterTest {

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final LogRateLimiter limiter = new LogRateLimiter(now::get);

  @Test
  void theFirstLinesOfAWindowAreWritten() {
    assertThat(next(LogRateLimiter.LINES)).containsOnly(WRITE);
  }

  @Test
  void furtherLinesAreSuppressedAndOneLineSaysSo() {
    next(LogRateLimiter.LINES);

    assertThat(next(3)).containsExactly(WRITE_SUPPRESSION, SUPPRESS, SUPPRESS);
  }

  @Test
  void theNextWindowStartsFresh() {
    next(LogRateLimiter.LINES + 2);
    now.addAndGet(LogRateLimiter.WINDOW.toNanos());

    assertThat(next(LogRateLimiter.LINES)).containsOnly(WRITE);
    assertThat(next(1)).containsExactly(WRITE_SUPPRESSION);
  }

  private List<LogRateLimiter.Decision> next(int times) {
    return Stream.generate(limiter::next).limit(times).toList();
  }
}
