package dev.tracelab.kit.http;

import static dev.tracelab.kit.http.LineBudget.Outcome.NO;
import static dev.tracelab.kit.http.LineBudget.Outcome.NO_MORE;
import static dev.tracelab.kit.http.LineBudget.Outcome.YES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LineBudgetTest {

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final LineBudget budget = new LineBudget(now::get);

  @Test
  void allLinesOfAnOrdinaryDayAreWritten() {
    assertThat(ask(LineBudget.LINES)).containsOnly(YES);
  }

  @Test
  void ofAnOutageTheFirstLinesAreWrittenAndOnceThatTheRestIsLeftOut() {
    ask(LineBudget.LINES);

    assertThat(ask(3)).containsExactly(NO_MORE, NO, NO);
  }

  @Test
  void theNextWindowBeginsAnew() {
    ask(LineBudget.LINES + 2);
    now.addAndGet(LineBudget.WINDOW.toNanos());

    assertThat(ask(LineBudget.LINES)).containsOnly(YES);
    assertThat(ask(1)).containsExactly(NO_MORE);
  }

  private List<LineBudget.Outcome> ask(int times) {
    return Stream.generate(budget::ask).limit(times).toList();
  }
}
