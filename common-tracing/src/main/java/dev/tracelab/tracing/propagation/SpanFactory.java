package dev.tracelab.tracing.propagation;

import io.jaegertracing.internal.JaegerObjectFactory;
import io.jaegertracing.internal.JaegerSpan;
import io.jaegertracing.internal.JaegerSpanContext;
import io.jaegertracing.internal.JaegerTracer;
import io.jaegertracing.internal.Reference;
import java.util.List;
import java.util.Map;

/** Makes {@link LeanSpan}s, and gives those with a {@link Caller} their due place. */
final class SpanFactory extends JaegerObjectFactory {

  @Override
  public JaegerSpan createSpan(
      JaegerTracer tracer,
      String operationName,
      JaegerSpanContext context,
      long startTimeMicroseconds,
      long startTimeNanoTicks,
      boolean computeDurationViaNanoTicks,
      Map<String, Object> tags,
      List<Reference> references) {
    Caller caller = callerAmong(references);
    return new LeanSpan(
        tracer,
        operationName,
        caller == null ? context : caller.placed(context, this),
        startTimeMicroseconds,
        startTimeNanoTicks,
        computeDurationViaNanoTicks,
        tags,
        caller == null ? references : caller.references());
  }

  private static Caller callerAmong(List<Reference> references) {
    boolean first = !references.isEmpty();
    return first && references.get(0).getSpanContext() instanceof Caller caller ? caller : null;
  }
}
