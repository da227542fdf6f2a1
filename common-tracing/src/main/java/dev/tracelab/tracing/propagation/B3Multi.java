package dev.tracelab.tracing.propagation;

import io.jaegertracing.internal.JaegerSpanContext;
import java.util.HexFormat;
import java.util.function.BiConsumer;

/**
 * B3 in several headers, {@code X-B3-TraceId} and so on. Without {@code X-B3-Sampled} the caller
 * leaves the decision open, which jaeger-client 1.8.1 takes for "not sampled". Source: "Multiple
 * Headers" of openzipkin/b3-propagation.
 */
final class B3Multi implements TraceFormat {

  static final String TRACE_ID = "x-b3-traceid";
  static final String SPAN_ID = "x-b3-spanid";
  static final String PARENT_ID = "x-b3-parentspanid";
  static final String SAMPLED = "x-b3-sampled";
  static final String FLAGS = "x-b3-flags";

  @Override
  public Received read(TraceHeaders headers) {
    Decision decision = decision(headers);
    if (headers.get(TRACE_ID) == null && headers.get(SPAN_ID) == null) {
      return alone(decision);
    }
    return ids(
        headers.orEmpty(TRACE_ID), headers.orEmpty(SPAN_ID), headers.orEmpty(PARENT_ID), decision);
  }

  private static Decision decision(TraceHeaders headers) {
    if ("1".equals(headers.get(FLAGS))) {
      return Decision.DEBUG;
    }
    return switch (headers.orEmpty(SAMPLED)) {
      case "" -> Decision.OPEN;
      case "0", "false" -> Decision.NOT_SAMPLED;
      case "1", "true" -> Decision.SAMPLED;
      default -> null;
    };
  }

  /** A decision that comes without ids; null when it is none. */
  static Received alone(Decision decision) {
    return decision == null || decision == Decision.OPEN ? null : Received.only(decision);
  }

  /** B3's ids have 64 bits, or 128 for the trace, and all their digits. */
  static Received ids(String trace, String span, String parent, Decision decision) {
    boolean complete =
        (trace.length() == 16 || trace.length() == 32)
            && span.length() == 16
            && (parent.isEmpty() || parent.length() == 16);
    return complete ? Received.of(trace, span, parent, decision) : null;
  }

  static String parent(JaegerSpanContext context) {
    return HexFormat.of().toHexDigits(context.getParentId());
  }

  /** A debug flag implies the decision, which is then not sent. */
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
