package dev.tracelab.tracing.propagation;

import io.jaegertracing.internal.JaegerObjectFactory;
import io.jaegertracing.internal.JaegerSpan;
import io.jaegertracing.internal.JaegerSpanContext;
import io.jaegertracing.internal.JaegerTracer;
import io.jaegertracing.internal.Reference;
import io.opentracing.SpanContext;
import java.util.List;
import java.util.Map;

/** Makes {@link LeanSpan}s, and corrects those with a {@link RemoteParent}. */
final class SpanFactory extends JaegerObjectFactory {

  @Override
  public JaegerTracer.SpanBuilder createSpanBuilder(JaegerTracer tracer, String operationName) {
    return new LeanSpanBuilder(tracer, operationName);
  }

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
    RemoteParent parent = remoteParent(references);
    return new LeanSpan(
        tracer,
        operationName,
        parent == null ? context : parent.contextOf(context, this),
        startTimeMicroseconds,
        startTimeNanoTicks,
        computeDurationViaNanoTicks,
        tags,
        parent == null ? references : parent.references());
  }

  private static RemoteParent remoteParent(List<Reference> references) {
    SpanContext first = references.isEmpty() ? null : references.get(0).getSpanContext();
    return first instanceof RemoteParent parent ? parent : null;
  }
}
