package dev.tracelab.jaeger.query;

import dev.tracelab.jaeger.model.Value;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** Writes attributes as OTLP does: {@code {"key","value":{"stringValue":…}}}. */
final class OtlpValues {

  private OtlpValues() {}

  static JsonArray of(Map<String, Value> attributes) {
    JsonArray array = new JsonArray();
    attributes.forEach((key, value) -> array.add(attribute(key, value)));
    return array;
  }

  /** An empty key is left out, as every empty member is. */
  private static JsonObject attribute(String key, Value value) {
    JsonObject json = key.isEmpty() ? new JsonObject() : new JsonObject().put("key", key);
    return json.put("value", of(value));
  }

  /** Whole numbers are strings there: JSON's numbers do not hold 64 bits. */
  private static JsonObject of(Value value) {
    if (value instanceof Value.Whole) {
      return new JsonObject().put("intValue", value.text());
    }
    if (value instanceof Value.Decimal decimal) {
      return new JsonObject().put("doubleValue", PlainNumber.of(decimal.value()));
    }
    if (value instanceof Value.Flag flag) {
      return new JsonObject().put("boolValue", flag.value());
    }
    String member = value instanceof Value.Bytes ? "bytesValue" : "stringValue";
    return new JsonObject().put(member, value.text());
  }
}
