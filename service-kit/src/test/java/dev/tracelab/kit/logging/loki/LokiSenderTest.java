package dev.tracelab.kit.logging.loki;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.kit.logging.TestLog;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LokiSenderTest {

  private TestLog log;
  private LokiSender.StatusLog status;
  private long now;

  @BeforeEach
  void create() throws Exception {
    log = TestLog.create();
    status =
        new LokiSender.StatusLog(log.logger(), URI.create("http://loki:3100"), () -> 7, () -> now);
  }

  @Test
  void thatLokiIsAwayIsToldOnceInHalfAMinute() {
    status.failed("ConnectException");
    pass(Duration.ofSeconds(29));
    status.failed("ConnectException");
    pass(Duration.ofSeconds(1));
    status.failed("status 500");

    assertThat(log.lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .contains("LOKI_URL http://loki:3100 takes no log lines (ConnectException): 7"),
            line -> assertThat(line).contains("status 500"));
  }

  @Test
  void thatItIsBackIsToldOnce() {
    status.failed("ConnectException");
    status.accepted();
    status.accepted();

    assertThat(log.lines()).hasSize(2).last().asString().contains("takes log lines again; 7");
  }

  @Test
  void aLokiThatComesAndGoesDoesNotFillTheLog() {
    for (int i = 0; i < 10; i++) {
      status.failed("ConnectException");
      status.accepted();
    }

    assertThat(log.lines()).hasSize(2);
  }

  @Test
  void thatAllIsWellIsNotTold() {
    status.accepted();

    assertThat(log.lines()).isEmpty();
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }
}
