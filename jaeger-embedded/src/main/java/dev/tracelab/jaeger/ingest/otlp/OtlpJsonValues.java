package dev.tracelab.jaeger.ingest.otlp;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Reads the attributes of OTLP's JSON; 64-bit numbers come as strings there, or as numbers. */
final class OtlpJsonValues {

  private OtlpJsonValues() {}

  /** The member {@code attributes} of an object. */
  static List<KeyValue> attributes(JsonObject json) {
    return keyValues(json.getJsonArray("attributes", new JsonArray()));
  }

  static long number(Object json) {
    return json instanceof Number number
        ? number.longValue()
        : Long.parseUnsignedLong(json.toString());
  }

  private static List<KeyValue> keyValues(JsonArray json) {
    return objects(json)
        .map(
            item ->
                KeyValue.newBuilder()
                    .setKey(item.getString("key", ""))
                    .setValue(value(item.getJsonObject("value", new JsonObject())))
                    .build())
        .toList();
  }

  private static AnyValue value(JsonObject json) {
    AnyValue.Builder value = AnyValue.newBuilder();
    for (String member : json.fieldNames()) {
      set(value, member, json);
    }
    return value.build();
  }

  private static void set(AnyValue.Builder value, String member, JsonObject json) {
    switch (member) {
      case "stringValue" -> value.setStringValue(json.getString(member));
      case "boolValue" -> value.setBoolValue(json.getBoolean(member));
      case "intValue" -> value.setIntValue(whole(json.getValue(member)));
      case "doubleValue" -> value.setDoubleValue(json.getDouble(member));
      case "bytesValue" ->
          value.setBytesValue(
              ByteString.copyFrom(Base64.getDecoder().decode(json.getString(member))));
      case "arrayValue" -> value.setArrayValue(array(json.getJsonObject(member)));
      case "kvlistValue" ->
          value.setKvlistValue(
              KeyValueList.newBuilder()
                  .addAllValues(keyValues(values(json.getJsonObject(member)))));
      default -> {}
    }
  }

  private static long whole(Object json) {
    return json instanceof Number number ? number.longValue() : Long.parseLong(json.toString());
  }

  private static ArrayValue array(JsonObject json) {
    return ArrayValue.newBuilder()
        .addAllValues(objects(values(json)).map(OtlpJsonValues::value).toList())
        .build();
  }

  private static JsonArray values(JsonObject json) {
    return json.getJsonArray("values", new JsonArray());
  }

  private static Stream<JsonObject> objects(JsonArray json) {
    return json.stream().map(JsonObject.class::cast);
  }
}
