import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.tracelab.tracing.TraceContext;

/** The trace id only. */
public class TraceId extends ClassicConverter {

  @Override
  public String convert(ILoggingEvent event) {
    TraceContext trace = TraceContext.current();
    return trace == null ? "-" : trace.traceId();
  }
}
