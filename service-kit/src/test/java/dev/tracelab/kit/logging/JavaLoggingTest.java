package dev.tracelab.kit.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

class JavaLoggingTest {

  private static final String LIBRARY = "a.library.that.logs.otherwise";

  private final Logger logger = (Logger) LoggerFactory.getLogger(LIBRARY);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void leave() {
    logger.detachAppender(lines);
    SLF4JBridgeHandler.uninstall();
  }

  @Test
  void aLibraryThatLogsThroughJavasOwnLoggingIsHeardOnce() {
    Logs.start(new LogConfig(LogConfig.Format.TEXT, null), "cup-service").close(Duration.ZERO);
    Logs.start(new LogConfig(LogConfig.Format.TEXT, null), "cup-service").close(Duration.ZERO);

    java.util.logging.Logger.getLogger(LIBRARY).warning("Spans were not sent.");

    assertThat(lines.list).hasSize(1);
    assertThat(lines.list.get(0).getFormattedMessage()).isEqualTo("Spans were not sent.");
    assertThat(lines.list.get(0).getLevel()).isEqualTo(Level.WARN);
  }
}
