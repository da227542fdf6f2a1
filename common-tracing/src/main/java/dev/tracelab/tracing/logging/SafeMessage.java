package dev.tracelab.tracing.logging;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.tracelab.tracing.Secrets;

/** A Logback conversion word: the message with secrets redacted. */
public final class SafeMessage extends ClassicConverter {

  @Override
  public String convert(ILoggingEvent event) {
    return Secrets.redact(event.getFormattedMessage());
  }
}
