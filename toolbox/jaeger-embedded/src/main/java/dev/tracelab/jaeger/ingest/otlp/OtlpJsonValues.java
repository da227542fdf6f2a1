package dev.tracelab.jaeger.ingest.otlp;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import java.util.Base64;
import java.util.List;

/** Reads the attributes of OTLP's JSON. */
final class OtlpJsonValues {

  /** What lies deeper is not shown, see {@link OtlpAttributes}: so it need not be read. */
  private static final int DEEPEST = 64;

  private OtlpJsonValues() {}

  /** The member {@code attributes} of an object. */
  static List<KeyValue> attributes(JsonMembers json) {
    return json.eachOrEmpty("attributes", item -> keyValue(item, 0));
  }

  private static KeyValue keyValue(JsonMembers json, int depth) {
    return KeyValue.newBuilder()
        .setKey(json.text("key"))
        .setValue(value(json.object("value"), depth))
        .build();
  }

  /** Of several members the last one counts. */
  private static AnyValue value(JsonMembers json, int depth) {
    AnyValue.Builder value = AnyValue.newBuilder();
    json.json().fieldNames().forEach(member -> set(value, member, json, depth));
    return value.build();
  }

  /** A list or a map that is null is an empty one; other values that are null are none. */
  private static void set(AnyValue.Builder value, String member, JsonMembers json, int depth) {
    switch (member) {
      case "arrayValue", "array_value" ->
          value.setArrayValue(array(json.object(member), depth + 1));
      case "kvlistValue", "kvlist_value" ->
          value.setKvlistValue(object(json.object(member), depth + 1));
      default -> {
        if (json.get(member) != null) {
          setScalar(value, member, json);
        }
      }
    }
  }

  private static void setScalar(AnyValue.Builder value, String member, JsonMembers json) {
    switch (member) {
      case "stringValue", "string_value" -> value.setStringValue(json.text(member));
      case "boolValue", "bool_value" -> value.setBoolValue(json.flag(member));
      case "intValue", "int_value" -> value.setIntValue(json.whole(member));
      case "doubleValue", "double_value" -> value.setDoubleValue(json.decimal(member));
      case "bytesValue", "bytes_value" -> value.setBytesValue(bytes(json.text(member)));
      default -> {}
    }
  }

  /** Base64 of both alphabets, with its padding or without. */
  private static ByteString bytes(String text) {
    String usual = text.replace('-', '+').replace('_', '/').replaceAll("=+$", "");
    return ByteString.copyFrom(Base64.getDecoder().decode(usual));
  }

  private static ArrayValue array(JsonMembers json, int depth) {
    return ArrayValue.newBuilder()
        .addAllValues(
            depth > DEEPEST ? List.of() : json.eachOrEmpty("values", item -> value(item, depth)))
        .build();
  }

  private static KeyValueList object(JsonMembers json, int depth) {
    return KeyValueList.newBuilder()
        .addAllValues(
            depth > DEEPEST ? List.of() : json.eachOrEmpty("values", item -> keyValue(item, depth)))
        .build();
  }
}
