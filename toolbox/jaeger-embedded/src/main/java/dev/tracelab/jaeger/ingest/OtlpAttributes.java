package dev.tracelab.jaeger.ingest;

import dev.tracelab.jaeger.model.Value;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns OTLP's attributes into stored ones; lists and maps become JSON, as Jaeger shows them. */
final class OtlpAttributes {

  /** How deep lists and maps may lie in each other before they are left out. */
  private static final int DEEPEST = 16;

  private OtlpAttributes() {}

  /** The attributes sorted by key, as a map the caller may change. */
  static SortedMap<String, Value> of(List<KeyValue> attributes) {
    SortedMap<String, Value> values = new TreeMap<>();
    attributes.forEach(attribute -> values.put(attribute.getKey(), value(attribute.getValue())));
    return values;
  }

  private static Value value(AnyValue value) {
    return switch (value.getValueCase()) {
      case STRING_VALUE -> new Value.Text(value.getStringValue());
      case INT_VALUE -> new Value.Whole(value.getIntValue());
      case DOUBLE_VALUE -> new Value.Decimal(value.getDoubleValue());
      case BOOL_VALUE -> new Value.Flag(value.getBoolValue());
      case BYTES_VALUE -> new Value.Bytes(base64(value));
      case ARRAY_VALUE, KVLIST_VALUE -> new Value.Text(String.valueOf(json(value, DEEPEST)));
      default -> new Value.Text("");
    };
  }

  private static Object json(AnyValue value, int deepest) {
    return switch (value.getValueCase()) {
      case STRING_VALUE -> value.getStringValue();
      case INT_VALUE -> value.getIntValue();
      case DOUBLE_VALUE -> value.getDoubleValue();
      case BOOL_VALUE -> value.getBoolValue();
      case BYTES_VALUE -> base64(value);
      case ARRAY_VALUE -> deepest == 0 ? null : array(value, deepest - 1);
      case KVLIST_VALUE -> deepest == 0 ? null : object(value, deepest - 1);
      default -> null;
    };
  }

  private static JsonArray array(AnyValue value, int deepest) {
    JsonArray array = new JsonArray();
    value.getArrayValue().getValuesList().forEach(item -> array.add(json(item, deepest)));
    return array;
  }

  private static JsonObject object(AnyValue value, int deepest) {
    JsonObject object = new JsonObject();
    value
        .getKvlistValue()
        .getValuesList()
        .forEach(item -> object.put(item.getKey(), json(item.getValue(), deepest)));
    return object;
  }

  private static String base64(AnyValue value) {
    return Base64.getEncoder().encodeToString(value.getBytesValue().toByteArray());
  }
}
