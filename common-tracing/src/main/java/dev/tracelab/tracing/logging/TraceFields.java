package dev.tracelab.tracing.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import dev.tracelab.tracing.TraceContext;
import org.slf4j.event.KeyValuePair;

/**
 * Adds the active span to each log event as SLF4J key-value pairs: {@value #TRACE_ID}, {@value
 * #SPAN_ID} and {@value #SAMPLED}.
 *
 * <p>It must be the first appender of the root logger. Later appenders find the pairs in the event
 * and may write it at any time and on any thread.
 */
public final class TraceFields extends UnsynchronizedAppenderBase<ILoggingEvent> {

  /** The key of the trace id; see {@link TraceContext#traceId()}. */
  public static final String TRACE_ID = "traceId";

  /** The key of the span id; see {@link TraceContext#spanId()}. */
  public static final String SPAN_ID = "spanId";

  /** The key of the sampling decision, a boolean. */
  public static final String SAMPLED = "sampled";

  @Override
  protected void append(ILoggingEvent event) {
    TraceContext trace = TraceContext.current();
    if (trace != null && event instanceof LoggingEvent line) {
      line.addKeyValuePair(new KeyValuePair(TRACE_ID, trace.traceId()));
      line.addKeyValuePair(new KeyValuePair(SPAN_ID, trace.spanId()));
      line.addKeyValuePair(new KeyValuePair(SAMPLED, trace.isSampled()));
    }
  }
}
