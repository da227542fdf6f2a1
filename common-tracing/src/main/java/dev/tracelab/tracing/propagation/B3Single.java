package dev.tracelab.tracing.propagation;

import io.jaegertracing.internal.JaegerSpanContext;
import java.util.function.BiConsumer;

/**
 * B3 in one header: {@code b3: trace-span-state-parent}. The last two parts are optional, and a
 * sampling state may stand alone. Source: "Single Header" of openzipkin/b3-propagation.
 */
final class B3Single implements TraceFormat {

  static final String B3 = "b3";

  @Override
  public ExtractedContext read(TraceHeaders headers) {
    String value = headers.get(B3);
    if (value == null) {
      return null;
    }
    String[] parts = value.split("-", 5);
    return switch (parts.length) {
      case 1 -> B3Multi.withoutIds(state(value));
      case 2 -> B3Multi.ids(parts[0], parts[1], "", SamplingState.DEFERRED);
      case 3 -> B3Multi.ids(parts[0], parts[1], "", state(parts[2]));
      case 4 -> parts[3].isEmpty() ? null : withParent(parts);
      default -> null;
    };
  }

  private static ExtractedContext withParent(String... parts) {
    return B3Multi.ids(parts[0], parts[1], parts[3], state(parts[2]));
  }

  private static SamplingState state(String value) {
    return switch (value) {
      case "0" -> SamplingState.NOT_SAMPLED;
      case "1" -> SamplingState.SAMPLED;
      case "d" -> SamplingState.DEBUG;
      default -> null;
    };
  }

  @Override
  public void write(JaegerSpanContext context, BiConsumer<String, String> headers) {
    String state = context.isDebug() ? "d" : context.isSampled() ? "1" : "0";
    String value = context.toTraceId() + "-" + context.toSpanId() + "-" + state;
    headers.accept(B3, context.getParentId() == 0 ? value : value + "-" + B3Multi.parent(context));
  }
}
