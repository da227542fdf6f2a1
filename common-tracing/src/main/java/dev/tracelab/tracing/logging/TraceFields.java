package dev.tracelab.tracing.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import dev.tracelab.tracing.TraceContext;
import org.slf4j.event.KeyValuePair;

/**
 * Writes the trace into each log event, as key-value pairs of SLF4J: {@value #TRACE_ID}, {@value
 * #SPAN_ID} and {@value #SAMPLED}, where there is an active span.
 *
 * <p>It has to be the first appender of the root logger. The appenders behind it find the pairs in
 * the event and may write it when and where they like, an asynchronous one too.
 */
public final class TraceFields extends UnsynchronizedAppenderBase<ILoggingEvent> {

  /** Key of the trace's id, as {@link TraceContext#traceId()} writes it. */
  public static final String TRACE_ID = "traceId";

  /** Key of the span's id, as {@link TraceContext#spanId()} writes it. */
  public static final String SPAN_ID = "spanId";

  /** Key of a boolean: whether the trace is reported. */
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
