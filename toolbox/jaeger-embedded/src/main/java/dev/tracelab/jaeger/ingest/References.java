package dev.tracelab.jaeger.ingest;

import dev.tracelab.jaeger.model.ReferenceType;
import dev.tracelab.jaeger.model.SpanLink;
import dev.tracelab.jaeger.model.TraceId;
import io.jaegertracing.thriftjava.Span;
import io.jaegertracing.thriftjava.SpanRef;
import io.jaegertracing.thriftjava.SpanRefType;
import java.util.List;

/**
 * A span's parent and its other references, by Jaeger's rule: without a parent id the first
 * CHILD_OF of the same trace is the parent, else the first FOLLOWS_FROM of the same trace.
 *
 * @param parentSpanId the parent, or zero
 * @param links all references but the plain CHILD_OF to that parent
 */
record References(long parentSpanId, List<SpanLink> links) {

  static References of(Span span) {
    List<SpanRef> all = span.getReferences() == null ? List.of() : span.getReferences();
    long parent = parent(span, all);
    List<SpanLink> links =
        all.stream()
            .filter(ref -> !(isChildOf(ref) && ref.getSpanId() == parent))
            .map(References::link)
            .filter(link -> !link.traceId().equals(new TraceId(0, 0)))
            .toList();
    return new References(parent, links);
  }

  private static long parent(Span span, List<SpanRef> all) {
    if (span.getParentSpanId() != 0) {
      return span.getParentSpanId();
    }
    List<SpanRef> sameTrace = all.stream().filter(ref -> sameTrace(span, ref)).toList();
    return sameTrace.stream()
        .filter(References::isChildOf)
        .findFirst()
        .or(() -> sameTrace.stream().findFirst())
        .map(SpanRef::getSpanId)
        .orElse(0L);
  }

  private static boolean sameTrace(Span span, SpanRef ref) {
    return ref.getTraceIdHigh() == span.getTraceIdHigh()
        && ref.getTraceIdLow() == span.getTraceIdLow();
  }

  private static boolean isChildOf(SpanRef ref) {
    return ref.getRefType() == SpanRefType.CHILD_OF;
  }

  private static SpanLink link(SpanRef ref) {
    return new SpanLink(
        new TraceId(ref.getTraceIdHigh(), ref.getTraceIdLow()),
        ref.getSpanId(),
        isChildOf(ref) ? ReferenceType.CHILD_OF : ReferenceType.FOLLOWS_FROM);
  }
}
