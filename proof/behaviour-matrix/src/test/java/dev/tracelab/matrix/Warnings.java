package dev.tracelab.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.vertx.core.internal.threadchecker.BlockedThreadChecker;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/**
 * Every log line of level WARN and above while a row runs. Lines that the row does not expect fail
 * it.
 */
final class Warnings extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final Queue<String> expected = new ConcurrentLinkedQueue<>();

  static Warnings record() {
    Warnings warnings = new Warnings();
    warnings.start();
    rootLogger().addAppender(warnings);
    return warnings;
  }

  /** Allows lines with this text. */
  void expect(String text) {
    expected.add(text);
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  protected void append(ILoggingEvent event) {
    // A thread that waits on a busy machine says nothing about a row.
    boolean aboutTheMachine = event.getLoggerName().equals(BlockedThreadChecker.LOGGER_NAME);
    if (event.getLevel().isGreaterOrEqual(Level.WARN) && !aboutTheMachine) {
      lines.add(
          event.getLevel() + " " + event.getLoggerName() + ": " + event.getFormattedMessage());
    }
  }

  @Override
  public void close() {
    rootLogger().detachAppender(this);
    stop();
    assertThat(lines)
        .as("lines of level WARN and above that the row did not expect")
        .allMatch(line -> expected.stream().anyMatch(line::contains));
  }

  private static Logger rootLogger() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }
}
