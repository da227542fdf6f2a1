package dev.tracelab.jaeger.store;

import dev.tracelab.jaeger.model.ResourceSpans;
import dev.tracelab.jaeger.model.ResourceSpans.Resource;
import dev.tracelab.jaeger.model.StoredSpan;
import dev.tracelab.jaeger.model.StoredSpan.Status;
import dev.tracelab.jaeger.model.StoredTrace;
import dev.tracelab.jaeger.model.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Decides whether a trace has a span that a search asks for, as Jaeger's in-memory store does. */
final class SpanFilter {

  private static final String RESOURCE_PREFIX = "resource.";

  private final TraceSearch search;
  private final List<TagFilter> tags;

  SpanFilter(TraceSearch search) {
    this.search = search;
    this.tags =
        search.attributes().entrySet().stream()
            .map(tag -> tagFilter(tag.getKey(), tag.getValue()))
            .toList();
  }

  boolean matches(StoredTrace trace) {
    return trace.batches().stream().anyMatch(this::matches);
  }

  private boolean matches(ResourceSpans batch) {
    Resource resource = batch.resource();
    return isEmptyOrEqual(search.service(), resource.service())
        && batch.spans().stream().anyMatch(span -> matches(resource, span));
  }

  private boolean matches(Resource resource, StoredSpan span) {
    return isEmptyOrEqual(search.operation(), span.operation())
        && search.startMicros().contains(span.startMicros())
        && search.durationMicros().contains(span.durationMicros())
        && tags.stream().allMatch(tag -> tag.matches(resource, span));
  }

  private static boolean isEmptyOrEqual(String wanted, String actual) {
    return wanted.isEmpty() || wanted.equals(actual);
  }

  /** Some keys stand for a field of the span, not for a tag. */
  private static TagFilter tagFilter(String key, String value) {
    if (key.startsWith(RESOURCE_PREFIX)) {
      String resourceKey = key.substring(RESOURCE_PREFIX.length());
      return (resource, span) -> has(resource.attributes(), resourceKey, value);
    }
    return switch (key) {
      case "error" -> error(value);
      case "span.status" -> status(value);
      case "span.kind" -> kind(value);
      case StoredSpan.Link.TYPE_ATTRIBUTE -> referenceType(value);
      default -> anyAttribute(key, value);
    };
  }

  private static TagFilter error(String value) {
    Status.Code wanted =
        switch (value.toLowerCase(Locale.ROOT)) {
          case "true", "t", "1" -> Status.Code.ERROR;
          case "false", "f", "0" -> Status.Code.OK;
          default -> null;
        };
    return (resource, span) -> span.status().code() == wanted;
  }

  private static TagFilter status(String value) {
    Status.Code wanted =
        switch (value.toUpperCase(Locale.ROOT)) {
          case "OK" -> Status.Code.OK;
          case "ERROR" -> Status.Code.ERROR;
          default -> Status.Code.UNSET;
        };
    return (resource, span) -> span.status().code() == wanted;
  }

  private static TagFilter kind(String value) {
    StoredSpan.Kind wanted = StoredSpan.Kind.ofTag(value.toLowerCase(Locale.ROOT));
    return (resource, span) -> span.kind() == wanted;
  }

  private static TagFilter referenceType(String value) {
    return (resource, span) ->
        span.links().stream().anyMatch(link -> link.type().tag().equals(value));
  }

  private static TagFilter anyAttribute(String key, String value) {
    return (resource, span) ->
        has(span.attributes(), key, value)
            || has(resource.attributes(), key, value)
            || span.events().stream().anyMatch(event -> has(event.attributes(), key, value));
  }

  private static boolean has(Map<String, Value> attributes, String key, String value) {
    Value found = attributes.get(key);
    return found != null && found.text().equals(value);
  }

  /** One tag of a search. */
  private interface TagFilter {
    boolean matches(Resource resource, StoredSpan span);
  }
}
