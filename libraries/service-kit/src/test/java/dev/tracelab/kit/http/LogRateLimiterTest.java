package dev.tracelab.kit.http;

import static dev.tracelab.kit.http.LogRateLimiter.Outcome.NO;
import static dev.tracelab.kit.http.LogRateLimiter.Outcome.NO_MORE;
import static dev.tracelab.kit.http.LogRateLimiter.Outcome.YES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LogRateLimiterTest {

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final LogRateLimiter budget = new LogRateLimiter(now::get);

  @Test
  void allLinesOfAnOrdinaryDayAreWritten() {
    assertThat(ask(LogRateLimiter.LINES)).containsOnly(YES);
  }

  @Test
  void ofAnOutageTheFirstLinesAreWrittenAndOnceThatTheRestIsLeftOut() {
    ask(LogRateLimiter.LINES);

    assertThat(ask(3)).containsExactly(NO_MORE, NO, NO);
  }

  @Test
  void theNextWindowBeginsAnew() {
    ask(LogRateLimiter.LINES + 2);
    now.addAndGet(LogRateLimiter.WINDOW.toNanos());

    assertThat(ask(LogRateLimiter.LINES)).containsOnly(YES);
    assertThat(ask(1)).containsExactly(NO_MORE);
  }

  private List<LogRateLimiter.Outcome> ask(int times) {
    return Stream.generate(budget::ask).limit(times).toList();
  }
}
