package dev.tracelab.tracing.logging;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.tracelab.tracing.TraceContext;

/**
 * A Logback conversion word: trace id and span id of the active span, or {@code -}.
 *
 * <p>It reads the Vert.x context when the line is written, because an MDC is a thread-local and a
 * thread serves many requests. It therefore needs an appender that writes on the logging thread.
 */
public final class TraceConverter extends ClassicConverter {

  @Override
  public String convert(ILoggingEvent event) {
    TraceContext trace = TraceContext.current();
    return trace == null ? "-" : trace.traceId() + "/" + trace.spanId();
  }
}
