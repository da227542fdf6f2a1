package dev.tracelab.kit.logging;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.net.URI;
import java.time.Duration;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The log of this process: changes what Logback read from its files to what was asked for. */
public final class Logs {

  private final LokiAppender loki;

  private Logs(LokiAppender loki) {
    this.loki = loki;
  }

  /** Lines are written as Logback's files say. */
  public static Logs unchanged() {
    return new Logs(null);
  }

  /**
   * From now on lines are written as configured, those of libraries that log through {@code
   * java.util.logging} among them.
   *
   * @param service its name, on each JSON line and as a label in Loki
   */
  public static Logs start(LogConfig config, String service) {
    bridgeJavaLogging();
    return start((LoggerContext) LoggerFactory.getILoggerFactory(), config, service);
  }

  static Logs start(LoggerContext logback, LogConfig config, String service) {
    Logger root = logback.getLogger(Logger.ROOT_LOGGER_NAME);
    if (config.format() == LogFormat.JSON) {
      writeJson(root, service);
    }
    return new Logs(config.loki() == null ? null : send(root, config.loki(), service));
  }

  /** Else its lines go to standard error in a form of their own, and never to Loki. */
  private static void bridgeJavaLogging() {
    if (!SLF4JBridgeHandler.isInstalled()) {
      SLF4JBridgeHandler.removeHandlersForRootLogger();
      SLF4JBridgeHandler.install();
    }
  }

  /**
   * Sends the lines that wait for Loki; later ones go to standard output only. Blocks.
   *
   * @param bound how long it may take, also when Loki hangs
   */
  public void close(Duration bound) {
    if (loki != null) {
      loki.stopWithin(bound);
    }
  }

  private static void writeJson(Logger root, String service) {
    if (root.getAppender("STDOUT") instanceof OutputStreamAppender<ILoggingEvent> output) {
      output.setEncoder(JsonLines.encoder(root.getLoggerContext(), service));
    }
  }

  private static LokiAppender send(Logger root, URI loki, String service) {
    LokiAppender appender = LokiAppender.start(root.getLoggerContext(), loki, service);
    root.addAppender(appender);
    return appender;
  }
}
