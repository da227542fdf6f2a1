package dev.tracelab.jaeger.ingest;

import dev.tracelab.jaeger.model.ResourceSpans;
import dev.tracelab.jaeger.model.ResourceSpans.Resource;
import dev.tracelab.jaeger.model.StoredSpan;
import dev.tracelab.jaeger.model.StoredTrace;
import io.jaegertracing.thriftjava.Batch;
import io.jaegertracing.thriftjava.Log;
import io.jaegertracing.thriftjava.Process;
import io.jaegertracing.thriftjava.Span;
import io.jaegertracing.thriftjava.SpanRef;
import io.jaegertracing.thriftjava.SpanRefType;
import java.util.Comparator;
import java.util.List;

/**
 * Translates a Thrift batch to the stored model. Tags and names change as they do in the real
 * Jaeger, which passes all spans through OpenTelemetry's data model.
 */
final class ThriftTranslator {

  private static final String UNNAMED_SERVICE = "missing-service-name";
  private static final String UNNAMED_SPAN = "empty-span-name";

  private ThriftTranslator() {}

  static ResourceSpans translate(Batch batch) {
    return new ResourceSpans(
        resource(batch.getProcess()),
        batch.getSpans().stream().map(ThriftTranslator::span).toList());
  }

  private static Resource resource(Process process) {
    ThriftTags tags = new ThriftTags(process.getTags());
    tags.formatIpAddresses();
    tags.rename("hostname", "host.name", "");
    tags.rename("jaeger.version", "opencensus.exporterversion", "Jaeger-");
    String service = process.getServiceName();
    return new Resource(service.isEmpty() ? UNNAMED_SERVICE : service, tags.attributes());
  }

  private static StoredSpan span(Span span) {
    ThriftTags tags = new ThriftTags(span.getTags());
    tags.formatIpAddresses();
    StoredSpan.Kind kind = tags.takeKind();
    StoredSpan.Status status = tags.takeStatus(kind);
    long parent = parentSpanId(span);
    return new StoredSpan(
        traceId(span),
        span.getSpanId(),
        parent,
        span.getOperationName().isEmpty() ? UNNAMED_SPAN : span.getOperationName(),
        kind,
        span.getStartTime(),
        Math.max(0, span.getDuration()),
        tags.attributes(),
        events(span),
        links(span, parent),
        status);
  }

  private static List<StoredSpan.Event> events(Span span) {
    List<Log> logs = span.getLogs() == null ? List.of() : span.getLogs();
    return logs.stream()
        .map(ThriftTranslator::event)
        .sorted(Comparator.comparing(StoredSpan.Event::name))
        .toList();
  }

  private static StoredSpan.Event event(Log log) {
    ThriftTags fields = new ThriftTags(log.getFields());
    String name = fields.takeText("event");
    return new StoredSpan.Event(log.getTimestamp(), name, fields.attributes());
  }

  /**
   * Without a parent id, the first CHILD_OF of the same trace is the parent, else the first
   * FOLLOWS_FROM of the same trace; zero for a root span.
   */
  private static long parentSpanId(Span span) {
    if (span.getParentSpanId() != 0) {
      return span.getParentSpanId();
    }
    List<SpanRef> sameTrace =
        references(span).stream().filter(ref -> traceId(ref).equals(traceId(span))).toList();
    return sameTrace.stream()
        .filter(ThriftTranslator::isChildOf)
        .findFirst()
        .or(() -> sameTrace.stream().findFirst())
        .map(SpanRef::getSpanId)
        .orElse(0L);
  }

  /** All references except a CHILD_OF to the parent, which {@code parentSpanId} expresses. */
  private static List<StoredSpan.Link> links(Span span, long parent) {
    return references(span).stream()
        .filter(ref -> !(isChildOf(ref) && ref.getSpanId() == parent))
        .map(ThriftTranslator::link)
        .filter(link -> !link.traceId().isZero())
        .toList();
  }

  private static StoredSpan.Link link(SpanRef ref) {
    return new StoredSpan.Link(
        traceId(ref),
        ref.getSpanId(),
        isChildOf(ref) ? StoredSpan.Link.Type.CHILD_OF : StoredSpan.Link.Type.FOLLOWS_FROM);
  }

  private static List<SpanRef> references(Span span) {
    return span.getReferences() == null ? List.of() : span.getReferences();
  }

  private static boolean isChildOf(SpanRef ref) {
    return ref.getRefType() == SpanRefType.CHILD_OF;
  }

  private static StoredTrace.Id traceId(Span span) {
    return new StoredTrace.Id(span.getTraceIdHigh(), span.getTraceIdLow());
  }

  private static StoredTrace.Id traceId(SpanRef ref) {
    return new StoredTrace.Id(ref.getTraceIdHigh(), ref.getTraceIdLow());
  }
}
