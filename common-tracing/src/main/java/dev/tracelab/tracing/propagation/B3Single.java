package dev.tracelab.tracing.propagation;

import io.jaegertracing.internal.JaegerSpanContext;
import java.util.function.BiConsumer;

/**
 * B3 in one header: {@code b3: trace-span-decision-parent}, the last two of which may be missing,
 * or a decision alone. Source: "Single Header" of openzipkin/b3-propagation.
 */
final class B3Single implements TraceFormat {

  static final String B3 = "b3";

  @Override
  public Received read(TraceHeaders headers) {
    String value = headers.get(B3);
    if (value == null) {
      return null;
    }
    String[] parts = value.split("-", 5);
    return switch (parts.length) {
      case 1 -> B3Multi.alone(decision(value));
      case 2 -> B3Multi.ids(parts[0], parts[1], "", Decision.OPEN);
      case 3 -> B3Multi.ids(parts[0], parts[1], "", decision(parts[2]));
      case 4 -> parts[3].isEmpty() ? null : withParent(parts);
      default -> null;
    };
  }

  private static Received withParent(String... parts) {
    return B3Multi.ids(parts[0], parts[1], parts[3], decision(parts[2]));
  }

  private static Decision decision(String value) {
    return switch (value) {
      case "0" -> Decision.NOT_SAMPLED;
      case "1" -> Decision.SAMPLED;
      case "d" -> Decision.DEBUG;
      default -> null;
    };
  }

  @Override
  public void write(JaegerSpanContext context, BiConsumer<String, String> headers) {
    String decision = context.isDebug() ? "d" : context.isSampled() ? "1" : "0";
    String value = context.toTraceId() + "-" + context.toSpanId() + "-" + decision;
    headers.accept(B3, context.getParentId() == 0 ? value : value + "-" + B3Multi.parent(context));
  }
}
