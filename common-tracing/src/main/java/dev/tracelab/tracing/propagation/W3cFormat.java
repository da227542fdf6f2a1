package dev.tracelab.tracing.propagation;

import io.jaegertracing.internal.JaegerSpanContext;
import java.util.function.BiConsumer;

/**
 * W3C Trace Context: {@code traceparent}, section 3.2 of the recommendation, and {@code tracestate}
 * beside it, see {@link TraceState}.
 *
 * <p>Two flags are supported: bit 0 means "sampled", bit 1 that the trace id is random (Trace
 * Context Level 2, section 3.2.2.5.2). Ids of traces that start here are random; for others the
 * caller's flag is kept. Other bits are neither read nor written.
 */
final class W3cFormat implements TraceFormat {

  static final String TRACEPARENT = "traceparent";
  static final String TRACESTATE = "tracestate";

  /** A bit of the flags that jaeger-client does not use but passes on to children. */
  static final int NOT_DECLARED_RANDOM = 0x10;

  private static final int LENGTH = 55;
  private static final int RANDOM = 2;

  @Override
  public ExtractedContext read(TraceHeaders headers) {
    String value = headers.orEmpty(TRACEPARENT);
    if (!isWellFormed(value)) {
      return null;
    }
    int flags = (int) Hex.parse(value, 53, LENGTH);
    ExtractedContext extracted =
        ExtractedContext.of(value, 3, 35, Hex.parse(value, 36, 52), 0, SamplingState.ofBit(flags));
    boolean isRandom = extracted != null && (flags & RANDOM) != 0;
    return isRandom ? extracted.ofRandomId() : extracted;
  }

  private static boolean isWellFormed(String value) {
    return value.length() >= LENGTH
        && value.charAt(2) == '-'
        && value.charAt(35) == '-'
        && value.charAt(52) == '-'
        && Hex.isDigits(value, 3, 35, 32)
        && Hex.isDigits(value, 36, 52, 16)
        && Hex.isDigits(value, 53, LENGTH, 2)
        && hasValidEnd(value);
  }

  /** Version 00 ends here, a later one may continue after a dash, ff is invalid (section 4.3). */
  private static boolean hasValidEnd(String value) {
    String version = value.substring(0, 2);
    return switch (version) {
      case "00" -> value.length() == LENGTH;
      case "ff" -> false;
      default ->
          Hex.isDigits(version, 2) && (value.length() == LENGTH || value.charAt(LENGTH) == '-');
    };
  }

  @Override
  public void write(JaegerSpanContext context, BiConsumer<String, String> headers) {
    String trace = context.toTraceId();
    headers.accept(
        TRACEPARENT,
        "00-"
            + "0".repeat(32 - trace.length())
            + trace
            + "-"
            + context.toSpanId()
            + "-0"
            + flags(context));
    String state = TraceState.of(context);
    if (state != null) {
      headers.accept(TRACESTATE, state);
    }
  }

  private static int flags(JaegerSpanContext context) {
    boolean isRandom = (context.getFlags() & NOT_DECLARED_RANDOM) == 0;
    return (context.isSampled() ? 1 : 0) | (isRandom ? RANDOM : 0);
  }
}
