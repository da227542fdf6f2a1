package dev.tracelab.tracing;

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
  private final LossLog losses = new LossLog(nanoTime::get);
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
    losses.because("the collector does not answer");
    losses.lost(3);
    losses.lost(4);
    losses.lost(5);
    nanoTime.addAndGet(Duration.ofSeconds(10).toNanos());
    losses.lost(1);

    assertThat(messages())
        .containsExactly(
            "3 spans were lost: the collector does not answer.",
            "10 spans were lost: the collector does not answer.");
  }

  @Test
  void tellsOnceThatSpansAreReportedAgain() {
    losses.reportedAgain();
    losses.lost(3);
    losses.lost(4);
    losses.reportedAgain();
    losses.reportedAgain();

    assertThat(messages()).endsWith("Spans are reported again; 7 were lost meanwhile.").hasSize(2);
  }

  private List<String> messages() {
    return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
