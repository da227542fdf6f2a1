package dev.tracelab.jaeger.query;

import dev.tracelab.jaeger.model.ReferenceType;
import dev.tracelab.jaeger.model.SpanId;
import dev.tracelab.jaeger.model.SpanLink;
import dev.tracelab.jaeger.model.StoredSpan;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * Writes a span's references as Jaeger does: the parent first, as CHILD_OF unless a link to the
 * same span says otherwise, then the other links.
 */
final class JaegerReferences {

  private JaegerReferences() {}

  static JsonArray of(StoredSpan span) {
    JsonArray references = new JsonArray();
    if (!span.isRoot()) {
      references.add(
          reference(new SpanLink(span.traceId(), span.parentSpanId(), typeOfParent(span))));
    }
    span.links().stream()
        .filter(link -> !isParent(span, link))
        .forEach(link -> references.add(reference(link)));
    return references;
  }

  private static ReferenceType typeOfParent(StoredSpan span) {
    return span.links().stream()
        .filter(link -> isParent(span, link))
        .map(SpanLink::type)
        .reduce(ReferenceType.CHILD_OF, (before, last) -> last);
  }

  private static boolean isParent(StoredSpan span, SpanLink link) {
    return !span.isRoot()
        && link.spanId() == span.parentSpanId()
        && link.traceId().equals(span.traceId());
  }

  private static JsonObject reference(SpanLink link) {
    return new JsonObject()
        .put("refType", link.type().name())
        .put("traceID", link.traceId().shortForm())
        .put("spanID", SpanId.hex(link.spanId()));
  }
}
