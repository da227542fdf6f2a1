package dev.tracelab.tracing.propagation;

import io.jaegertracing.internal.JaegerSpanContext;
import java.util.HexFormat;
import java.util.function.BiConsumer;

/**
 * B3 in several headers, {@code X-B3-TraceId} and so on. Without {@code X-B3-Sampled} the caller
 * defers the sampling decision, which jaeger-client 1.8.1 treats as "not sampled". Source:
 * "Multiple Headers" of openzipkin/b3-propagation.
 */
final class B3Multi implements TraceFormat {

  static final String TRACE_ID = "x-b3-traceid";
  static final String SPAN_ID = "x-b3-spanid";
  static final String PARENT_ID = "x-b3-parentspanid";
  static final String SAMPLED = "x-b3-sampled";
  static final String FLAGS = "x-b3-flags";

  @Override
  public ExtractedContext read(TraceHeaders headers) {
    SamplingState state = state(headers);
    if (headers.get(TRACE_ID) == null && headers.get(SPAN_ID) == null) {
      return withoutIds(state);
    }
    return ids(
        headers.orEmpty(TRACE_ID), headers.orEmpty(SPAN_ID), headers.orEmpty(PARENT_ID), state);
  }

  private static SamplingState state(TraceHeaders headers) {
    if ("1".equals(headers.get(FLAGS))) {
      return SamplingState.DEBUG;
    }
    return switch (headers.orEmpty(SAMPLED)) {
      case "" -> SamplingState.DEFERRED;
      case "0", "false" -> SamplingState.NOT_SAMPLED;
      case "1", "true" -> SamplingState.SAMPLED;
      default -> null;
    };
  }

  /** A sampling state without ids; null if it is deferred or invalid. */
  static ExtractedContext withoutIds(SamplingState state) {
    return state == null || state == SamplingState.DEFERRED ? null : ExtractedContext.only(state);
  }

  /** B3's ids have 64 bits, or 128 for a trace id, with leading zeros. */
  static ExtractedContext ids(String trace, String span, String parent, SamplingState state) {
    boolean complete =
        (trace.length() == 16 || trace.length() == 32)
            && span.length() == 16
            && (parent.isEmpty() || parent.length() == 16);
    return complete ? ExtractedContext.of(trace, span, parent, state) : null;
  }

  static String parent(JaegerSpanContext context) {
    return HexFormat.of().toHexDigits(context.getParentId());
  }

  /** The debug flag implies "sampled", which is then not sent. */
  @Override
  public void write(JaegerSpanContext context, BiConsumer<String, String> headers) {
    headers.accept(TRACE_ID, context.toTraceId());
    headers.accept(SPAN_ID, context.toSpanId());
    if (context.getParentId() != 0) {
      headers.accept(PARENT_ID, parent(context));
    }
    if (context.isDebug()) {
      headers.accept(FLAGS, "1");
    } else {
      headers.accept(SAMPLED, context.isSampled() ? "1" : "0");
    }
  }
}
