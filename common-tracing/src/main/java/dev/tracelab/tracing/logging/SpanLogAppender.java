package dev.tracelab.tracing.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.tracelab.tracing.Secrets;
import dev.tracelab.tracing.TraceContext;
import io.opentracing.Span;
import io.opentracing.log.Fields;
import java.util.LinkedHashMap;
import java.util.Map;

/** Copies warnings and errors to the active span as log entries. */
public final class SpanLogAppender extends AppenderBase<ILoggingEvent> {

  @Override
  protected void append(ILoggingEvent event) {
    Span span = TraceContext.activeSpan();
    if (span != null && event.getLevel().isGreaterOrEqual(Level.WARN)) {
      span.log(fields(event));
    }
  }

  private static Map<String, Object> fields(ILoggingEvent event) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(Fields.EVENT, "log");
    fields.put("level", event.getLevel().toString());
    fields.put("logger", event.getLoggerName());
    fields.put(Fields.MESSAGE, Secrets.redact(event.getFormattedMessage()));
    if (event.getThrowableProxy() != null) {
      fields.put(Fields.ERROR_KIND, event.getThrowableProxy().getClassName());
    }
    return fields;
  }
}
