package dev.tracelab.jaeger.query;

import dev.tracelab.jaeger.model.Value;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** Writes tags, process tags and log fields as {@code {"key","type","value"}}. */
final class JaegerValues {

  /** JavaScript rounds whole numbers beyond this; Jaeger writes them as strings. */
  private static final long MAX_SAFE_INTEGER = (1L << 53) - 1;

  private JaegerValues() {}

  static JsonArray of(Map<String, Value> attributes) {
    JsonArray tags = new JsonArray();
    attributes.forEach((key, value) -> tags.add(tag(key, value)));
    return tags;
  }

  static JsonObject tag(String key, Value value) {
    return new JsonObject().put("key", key).put("type", type(value)).put("value", json(value));
  }

  private static String type(Value value) {
    if (value instanceof Value.Whole) {
      return "int64";
    }
    if (value instanceof Value.Decimal) {
      return "float64";
    }
    if (value instanceof Value.Flag) {
      return "bool";
    }
    return value instanceof Value.Bytes ? "binary" : "string";
  }

  private static Object json(Value value) {
    if (value instanceof Value.Whole whole && isSafe(whole.value())) {
      return whole.value();
    }
    if (value instanceof Value.Decimal decimal) {
      return PlainNumber.of(decimal.value());
    }
    if (value instanceof Value.Bytes bytes && bytes.base64().isEmpty()) {
      return null;
    }
    return value instanceof Value.Flag flag ? (Object) flag.value() : value.text();
  }

  private static boolean isSafe(long whole) {
    return -MAX_SAFE_INTEGER <= whole && whole <= MAX_SAFE_INTEGER;
  }
}
