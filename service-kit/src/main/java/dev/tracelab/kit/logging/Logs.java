package dev.tracelab.kit.logging;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import dev.tracelab.kit.logging.loki.LokiAppender;
import dev.tracelab.tracing.Secrets;
import dev.tracelab.tracing.logging.SafeStackTrace;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import net.logstash.logback.encoder.LogstashEncoder;
import net.logstash.logback.fieldnames.LogstashCommonFieldNames;
import net.logstash.logback.fieldnames.LogstashFieldNames;
import net.logstash.logback.mask.MaskingJsonGeneratorDecorator;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * The log of this process. Logback reads its files first; this class then applies the environment:
 * JSON instead of text, and Loki besides standard output.
 */
public final class Logs {

  private final LokiAppender loki;

  private Logs(LokiAppender loki) {
    this.loki = loki;
  }

  /** The log as Logback's files configure it. */
  public static Logs unchanged() {
    return new Logs(null);
  }

  /**
   * Applies the configuration, also to libraries that log through {@code java.util.logging}.
   *
   * @param service the service's name, on each JSON line and as a label in Loki
   */
  public static Logs start(LogConfig config, String service) {
    bridgeJavaLogging();
    return start((LoggerContext) LoggerFactory.getILoggerFactory(), config, service);
  }

  static Logs start(LoggerContext logback, LogConfig config, String service) {
    Logger root = logback.getLogger(Logger.ROOT_LOGGER_NAME);
    if (config.format() == LogConfig.Format.JSON
        && root.getAppender("STDOUT") instanceof OutputStreamAppender<ILoggingEvent> output) {
      output.setEncoder(jsonEncoder(logback, service));
    }
    if (config.loki() == null) {
      return unchanged();
    }
    LokiAppender appender = LokiAppender.start(logback, config.loki(), service);
    root.addAppender(appender);
    return new Logs(appender);
  }

  /** Without the bridge such lines go to standard error in another format, and never to Loki. */
  private static void bridgeJavaLogging() {
    if (!SLF4JBridgeHandler.isInstalled()) {
      SLF4JBridgeHandler.removeHandlersForRootLogger();
      SLF4JBridgeHandler.install();
    }
  }

  /**
   * Sends the lines that are queued for Loki; later ones go to standard output only. Blocks.
   *
   * @param timeout how long this may take, even if Loki hangs
   */
  public void close(Duration timeout) {
    if (loki != null) {
      loki.stopWithin(timeout);
    }
  }

  /** The fields are those of docs/reference/logging.md, and each key-value pair of an event. */
  private static LogstashEncoder jsonEncoder(LoggerContext logback, String service) {
    LogstashEncoder encoder = new LogstashEncoder();
    encoder.setContext(logback);
    encoder.setTimeZone("UTC");
    encoder.setIncludeContext(false);
    encoder.setIncludeMdc(false);
    encoder.setCustomFields(new JsonObject().put("service", service).encode());
    encoder.setJsonGeneratorDecorator(secretsMasker());
    encoder.setThrowableConverter(stackTrace(logback));
    nameFields(encoder.getFieldNames());
    encoder.start();
    return encoder;
  }

  private static SafeStackTrace stackTrace(LoggerContext logback) {
    SafeStackTrace stackTrace = new SafeStackTrace();
    stackTrace.setContext(logback);
    stackTrace.start();
    return stackTrace;
  }

  private static MaskingJsonGeneratorDecorator secretsMasker() {
    MaskingJsonGeneratorDecorator masking = new MaskingJsonGeneratorDecorator();
    masking.addValueMasker(
        (context, value) ->
            Secrets.isSecret(context.getCurrentName())
                ? "***"
                : value instanceof CharSequence text ? Secrets.redact(text.toString()) : null);
    masking.start();
    return masking;
  }

  private static void nameFields(LogstashFieldNames fields) {
    fields.setTimestamp("timestamp");
    fields.setLogger("logger");
    fields.setThread("thread");
    fields.setStackTrace("stackTrace");
    fields.setVersion(LogstashCommonFieldNames.IGNORE_FIELD_INDICATOR);
    fields.setLevelValue(LogstashCommonFieldNames.IGNORE_FIELD_INDICATOR);
  }
}
