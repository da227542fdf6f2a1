package dev.tracelab.tracing.reporter;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LossLogTest {

  private final AtomicLong nanoTime = new AtomicLong();
  private final ReporterCounters counters = new ReporterCounters();
  private final LossLog losses = new LossLog(counters, nanoTime::get);
  private final Logger logger = (Logger) LoggerFactory.getLogger(LossLog.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
    logger.setLevel(Level.INFO);
    logger.setAdditive(false);
  }

  @AfterEach
  void leave() {
    logger.detachAppender(lines);
    logger.setLevel(null);
    logger.setAdditive(true);
  }

  @Test
  void tellsTheFirstLossAtOnceAndLaterOnesTogether() {
    losses.reason(SpanLoss.UNREACHABLE, "the collector does not answer");
    lose(SpanLoss.UNREACHABLE, 3);
    lose(SpanLoss.UNREACHABLE, 4);
    lose(SpanLoss.UNREACHABLE, 5);
    nanoTime.addAndGet(Duration.ofSeconds(10).toNanos());
    lose(SpanLoss.UNREACHABLE, 1);

    assertThat(messages())
        .containsExactly(
            "3 spans were lost: the collector does not answer.",
            "10 spans were lost: the collector does not answer.");
  }

  @Test
  void tellsEachReasonForItself() {
    counters.lost(SpanLoss.QUEUE_FULL, 2);
    lose(SpanLoss.TOO_LARGE, 1);

    assertThat(messages())
        .containsExactly(
            "2 spans were lost: the queue of finished spans is full.",
            "1 spans were lost: they are too large.");
  }

  @Test
  void tellsOnceThatSpansWaitAndOnceThatTheyAreReportedAgain() {
    losses.recovered();
    losses.waiting("the collector does not answer");
    losses.waiting("the collector answered 503");
    lose(SpanLoss.QUEUE_FULL, 3);
    lose(SpanLoss.QUEUE_FULL, 4);
    losses.recovered();
    losses.recovered();

    assertThat(messages())
        .containsExactly(
            "Spans wait because the collector does not answer. They are kept and sent later.",
            "3 spans were lost: the queue of finished spans is full.",
            "Spans are reported again; 7 were lost meanwhile.");
  }

  @Test
  void aBackendThatComesAndGoesIsToldOfEveryTenSeconds() {
    for (int i = 0; i < 100; i++) {
      losses.waiting("the collector does not answer");
      losses.recovered();
    }

    assertThat(messages()).hasSize(2);
  }

  private void lose(SpanLoss loss, long spans) {
    counters.lost(loss, spans);
    losses.log();
  }

  private List<String> messages() {
    return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
