package dev.tracelab.tracing.propagation;

import io.jaegertracing.internal.JaegerSpanContext;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Jaeger's own header: {@code uber-trace-id: trace:span:parent:flags}, ids may lack leading zeros,
 * and some clients percent-encode the colons. Source: the page "Client Libraries", section
 * "Propagation Format", of Jaeger's documentation.
 */
final class JaegerFormat implements TraceFormat {

  static final String TRACE_ID = "uber-trace-id";
  static final String DEBUG_ID = "jaeger-debug-id";

  private static final Pattern DEBUG_TEXT = Pattern.compile("[ -~]{1,64}");

  @Override
  public ExtractedContext read(TraceHeaders headers) {
    String value = withColons(headers.orEmpty(TRACE_ID));
    int span = value.indexOf(':') + 1;
    int parent = value.indexOf(':', span) + 1;
    int flags = value.indexOf(':', parent) + 1;
    boolean wellFormed =
        Hex.isDigits(value, 0, span - 1, 32)
            && Hex.isDigits(value, span, parent - 1, 16)
            && Hex.isDigits(value, parent, flags - 1, 16)
            && Hex.isDigits(value, flags, value.length(), 2);
    if (!wellFormed) {
      return null;
    }
    return ExtractedContext.of(
        value,
        0,
        span - 1,
        Hex.parse(value, span, parent - 1),
        Hex.parse(value, parent, flags - 1),
        SamplingState.ofJaegerFlags((int) Hex.parse(value, flags, value.length())));
  }

  /** The debug id, by which the sampled trace can be found; null if it is not printable ASCII. */
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
