package dev.tracelab.tracing.propagation;

import io.jaegertracing.internal.JaegerObjectFactory;
import io.jaegertracing.internal.JaegerSpanContext;
import io.jaegertracing.internal.Reference;
import io.opentracing.References;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A caller whose trace jaeger-client must not simply join: to the tracer it is a context without a
 * trace, so a new one begins, with a sampling decision of our own. {@link SpanFactory} then makes
 * of it what was meant.
 */
final class Caller extends JaegerSpanContext {

  private final JaegerSpanContext theirs;
  private final boolean joined;

  private Caller(
      JaegerSpanContext theirs,
      boolean joined,
      Map<String, String> baggage,
      String debugId,
      JaegerObjectFactory factory) {
    super(0, 0, 0, 0, (byte) 0, baggage, debugId, factory);
    this.theirs = theirs;
    this.joined = joined;
  }

  /** One that has a trace and leaves the sampling decision open. */
  static Caller undecided(
      JaegerSpanContext theirs, Map<String, String> baggage, JaegerObjectFactory factory) {
    return new Caller(theirs, true, baggage, null, factory);
  }

  /** One whose trace is left for a new one; {@code theirs} is null when it is not referred to. */
  static Caller left(
      JaegerSpanContext theirs,
      Map<String, String> baggage,
      String debugId,
      JaegerObjectFactory factory) {
    return new Caller(theirs, false, baggage, debugId, factory);
  }

  /** The context of a span that the tracer has started as the first of a new trace. */
  JaegerSpanContext placed(JaegerSpanContext started, JaegerObjectFactory factory) {
    if (!joined) {
      return started;
    }
    return factory
        .createSpanContext(
            theirs.getTraceIdHigh(),
            theirs.getTraceIdLow(),
            started.getSpanId(),
            theirs.getSpanId(),
            (byte) (started.getFlags() | (theirs.getFlags() & W3cFormat.NOT_SAID_TO_BE_RANDOM)),
            Map.of(),
            null)
        .withBaggage(baggageOf(started));
  }

  /** What the span refers to. */
  List<Reference> references() {
    if (theirs == null) {
      return List.of();
    }
    return List.of(new Reference(theirs, joined ? References.CHILD_OF : References.FOLLOWS_FROM));
  }

  private static Map<String, String> baggageOf(JaegerSpanContext context) {
    Map<String, String> baggage = new HashMap<>();
    context.baggageItems().forEach(item -> baggage.put(item.getKey(), item.getValue()));
    return baggage;
  }
}
