package dev.tracelab.kit.logging;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import dev.tracelab.kit.logging.loki.LokiAppender;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A log configured like a service's, apart from this JVM's own, with readable output. */
public final class TestLog {

  private final LoggerContext logback = new LoggerContext();
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();

  private TestLog() {}

  /** A log with its own Logback. */
  public static TestLog create() throws JoranException {
    TestLog log = new TestLog();
    log.logback.setMDCAdapter(new LogbackMDCAdapter());
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(log.logback);
    configurator.doConfigure(TestLog.class.getResource("/dev/tracelab/kit/cups/logback.xml"));
    log.console().setOutputStream(log.output);
    return log;
  }

  /** Applies a configuration. */
  public Logs start(LogConfig config) {
    return Logs.start(logback, config, "cup-service");
  }

  /** A logger to write with. */
  public Logger logger() {
    return logback.getLogger("a.logger");
  }

  /** The appender that sends to Loki. */
  public LokiAppender loki() {
    return (LokiAppender) root().getAppender("LOKI");
  }

  /** The lines on standard output. */
  public List<String> lines() {
    return output.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private ConsoleAppender<ILoggingEvent> console() {
    return (ConsoleAppender<ILoggingEvent>) root().getAppender("STDOUT");
  }

  private Logger root() {
    return logback.getLogger(Logger.ROOT_LOGGER_NAME);
  }
}
