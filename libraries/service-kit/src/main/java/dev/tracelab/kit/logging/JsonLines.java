package dev.tracelab.kit.logging;

import ch.qos.logback.classic.LoggerContext;
import dev.tracelab.tracing.Secrets;
import dev.tracelab.tracing.logging.SafeStackTrace;
import io.vertx.core.json.JsonObject;
import net.logstash.logback.encoder.LogstashEncoder;
import net.logstash.logback.fieldnames.LogstashCommonFieldNames;
import net.logstash.logback.fieldnames.LogstashFieldNames;
import net.logstash.logback.mask.MaskingJsonGeneratorDecorator;

/** The form of a JSON line; docs/reference/logging.md has its fields. */
final class JsonLines {

  private static final String LEFT_OUT = LogstashCommonFieldNames.IGNORE_FIELD_INDICATOR;

  private JsonLines() {}

  /** An encoder at work; key-value pairs of an event become fields of its line. */
  static LogstashEncoder encoder(LoggerContext logback, String service) {
    LogstashEncoder encoder = new LogstashEncoder();
    encoder.setContext(logback);
    encoder.setTimeZone("UTC");
    encoder.setIncludeContext(false);
    encoder.setIncludeMdc(false);
    encoder.setCustomFields(new JsonObject().put("service", service).encode());
    encoder.setJsonGeneratorDecorator(withoutSecrets());
    encoder.setThrowableConverter(stackTrace(logback));
    name(encoder.getFieldNames());
    encoder.start();
    return encoder;
  }

  private static SafeStackTrace stackTrace(LoggerContext logback) {
    SafeStackTrace stackTrace = new SafeStackTrace();
    stackTrace.setContext(logback);
    stackTrace.start();
    return stackTrace;
  }

  private static MaskingJsonGeneratorDecorator withoutSecrets() {
    MaskingJsonGeneratorDecorator masking = new MaskingJsonGeneratorDecorator();
    masking.addValueMasker(
        (context, value) ->
            Secrets.isSecret(context.getCurrentName())
                ? "***"
                : value instanceof CharSequence text ? Secrets.hiddenIn(text.toString()) : null);
    masking.start();
    return masking;
  }

  private static void name(LogstashFieldNames fields) {
    fields.setTimestamp("timestamp");
    fields.setLogger("logger");
    fields.setThread("thread");
    fields.setStackTrace("stackTrace");
    fields.setVersion(LEFT_OUT);
    fields.setLevelValue(LEFT_OUT);
  }
}
