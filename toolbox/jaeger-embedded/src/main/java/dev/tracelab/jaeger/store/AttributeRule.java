package dev.tracelab.jaeger.store;

import dev.tracelab.jaeger.model.Resource;
import dev.tracelab.jaeger.model.SpanKind;
import dev.tracelab.jaeger.model.SpanStatus;
import dev.tracelab.jaeger.model.StoredSpan;
import dev.tracelab.jaeger.model.Value;
import java.util.Locale;
import java.util.Map;

/** One tag of a search: some keys ask for a property of the span rather than for a tag. */
interface AttributeRule {

  /** Whether the span, reported by this process, has what is asked for. */
  boolean fits(Resource resource, StoredSpan span);

  /** The rule for a key and its value as text. */
  static AttributeRule of(String key, String value) {
    String resourceKey = key.startsWith("resource.") ? key.substring("resource.".length()) : null;
    if (resourceKey != null) {
      return (resource, span) -> has(resource.attributes(), resourceKey, value);
    }
    return switch (key) {
      case "error" -> error(value);
      case "span.status" -> status(value);
      case "span.kind" -> kind(value);
      case "opentracing.ref_type" -> reference(value);
      default -> anywhere(key, value);
    };
  }

  private static AttributeRule error(String value) {
    SpanStatus.Code wanted =
        switch (value.toLowerCase(Locale.ROOT)) {
          case "true", "t", "1" -> SpanStatus.Code.ERROR;
          case "false", "f", "0" -> SpanStatus.Code.OK;
          default -> null;
        };
    return (resource, span) -> span.status().code() == wanted;
  }

  private static AttributeRule status(String value) {
    SpanStatus.Code wanted =
        switch (value.toUpperCase(Locale.ROOT)) {
          case "OK" -> SpanStatus.Code.OK;
          case "ERROR" -> SpanStatus.Code.ERROR;
          default -> SpanStatus.Code.UNSET;
        };
    return (resource, span) -> span.status().code() == wanted;
  }

  private static AttributeRule kind(String value) {
    SpanKind wanted = SpanKind.ofTag(value.toLowerCase(Locale.ROOT));
    return (resource, span) -> span.kind() == wanted;
  }

  private static AttributeRule reference(String value) {
    return (resource, span) ->
        span.links().stream().anyMatch(link -> link.type().tag().equals(value));
  }

  private static AttributeRule anywhere(String key, String value) {
    return (resource, span) ->
        has(span.attributes(), key, value)
            || has(resource.attributes(), key, value)
            || span.events().stream().anyMatch(event -> has(event.attributes(), key, value));
  }

  private static boolean has(Map<String, Value> attributes, String key, String value) {
    Value found = attributes.get(key);
    return found != null && found.text().equals(value);
  }
}
