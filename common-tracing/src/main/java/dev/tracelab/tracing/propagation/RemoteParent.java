package dev.tracelab.tracing.propagation;

import io.jaegertracing.internal.JaegerObjectFactory;
import io.jaegertracing.internal.JaegerSpanContext;
import io.jaegertracing.internal.Reference;
import io.opentracing.References;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A caller's context that jaeger-client must not simply continue.
 *
 * <p>To jaeger-client it is a context without a trace id, so it starts a new trace and asks our own
 * sampler. {@link SpanFactory} then corrects the ids and the reference of the new span.
 */
final class RemoteParent extends JaegerSpanContext {

  private final JaegerSpanContext remote;
  private final boolean isContinued;

  private RemoteParent(
      JaegerSpanContext remote,
      boolean isContinued,
      Map<String, String> baggage,
      String debugId,
      JaegerObjectFactory factory) {
    super(0, 0, 0, 0, (byte) 0, baggage, debugId, factory);
    this.remote = remote;
    this.isContinued = isContinued;
  }

  /** A trace that continues here, with a sampling decision of our own. */
  static RemoteParent undecided(
      JaegerSpanContext remote, Map<String, String> baggage, JaegerObjectFactory factory) {
    return new RemoteParent(remote, true, baggage, null, factory);
  }

  /** A trace that does not continue here; {@code remote} is null if the new one has no link. */
  static RemoteParent restarted(
      JaegerSpanContext remote,
      Map<String, String> baggage,
      String debugId,
      JaegerObjectFactory factory) {
    return new RemoteParent(remote, false, baggage, debugId, factory);
  }

  /** The context of the span that jaeger-client has started as the root of a new trace. */
  JaegerSpanContext contextOf(JaegerSpanContext started, JaegerObjectFactory factory) {
    if (!isContinued) {
      return started;
    }
    return factory
        .createSpanContext(
            remote.getTraceIdHigh(),
            remote.getTraceIdLow(),
            started.getSpanId(),
            remote.getSpanId(),
            (byte) (started.getFlags() | (remote.getFlags() & W3cFormat.NOT_DECLARED_RANDOM)),
            Map.of(),
            null)
        .withBaggage(baggageOf(started));
  }

  /** The references of that span. */
  List<Reference> references() {
    if (remote == null) {
      return List.of();
    }
    String type = isContinued ? References.CHILD_OF : References.FOLLOWS_FROM;
    return List.of(new Reference(remote, type));
  }

  private static Map<String, String> baggageOf(JaegerSpanContext context) {
    Map<String, String> baggage = new HashMap<>();
    context.baggageItems().forEach(item -> baggage.put(item.getKey(), item.getValue()));
    return baggage;
  }
}
