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
    String[] parts = withColons(headers.orEmpty(TRACE_ID)).split(":", 5);
    if (parts.length != 4 || !Hex.isDigits(parts[2], 16) || !Hex.isDigits(parts[3], 2)) {
      return null;
    }
    SamplingState state = SamplingState.ofJaegerFlags((int) Hex.parse(parts[3]));
    return ExtractedContext.of(parts[0], parts[1], parts[2], state);
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
