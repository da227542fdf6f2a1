package dev.tracelab.tracing.propagation;

import io.jaegertracing.internal.JaegerSpanContext;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Jaeger's own header: {@code uber-trace-id: trace:span:parent:flags}, ids without leading zeros
 * allowed, colons percent-encoded by some clients. Source: the page "Client Libraries", section
 * "Propagation Format", of Jaeger's documentation.
 */
final class JaegerFormat implements TraceFormat {

  static final String TRACE_ID = "uber-trace-id";
  static final String DEBUG_ID = "jaeger-debug-id";

  private static final Pattern DEBUG_TEXT = Pattern.compile("[ -~]{1,64}");

  @Override
  public Received read(TraceHeaders headers) {
    String[] parts = withColons(headers.orEmpty(TRACE_ID)).split(":", 5);
    if (parts.length != 4 || !Hex.isDigits(parts[2], 16) || !Hex.isDigits(parts[3], 2)) {
      return null;
    }
    Decision decision = Decision.ofJaegerFlags((int) Hex.parse(parts[3]));
    return Received.of(parts[0], parts[1], parts[2], decision);
  }

  /**
   * What somebody wants to find the trace by, which is sampled then; null when not fit to print.
   */
  static String debugId(TraceHeaders headers) {
    String id = headers.orEmpty(DEBUG_ID);
    return DEBUG_TEXT.matcher(id).matches() ? id : null;
  }

  private static String withColons(String value) {
    return value.replace("%3A", ":").replace("%3a", ":");
  }

  @Override
  public void write(JaegerSpanContext context, BiConsumer<String, String> headers) {
    headers.accept(
        TRACE_ID,
        context.toTraceId()
            + ':'
            + context.toSpanId()
            + ':'
            + Long.toHexString(context.getParentId())
            + ':'
            + (context.getFlags() & 3));
  }
}
