package dev.tracelab.tracing.logging;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.tracelab.tracing.TraceContext;

/**
 * A conversion word for Logback patterns: the trace id and span id of the line, or {@code -}.
 *
 * <p>Read from the Vert.x context when the line is written: an MDC is a thread-local, and a thread
 * serves many requests. So it needs an appender that writes on the caller's thread.
 */
public final class TraceConverter extends ClassicConverter {

  @Override
  public String convert(ILoggingEvent event) {
    TraceContext trace = TraceContext.current();
    return trace == null ? "-" : trace.traceId() + "/" + trace.spanId();
  }
}
