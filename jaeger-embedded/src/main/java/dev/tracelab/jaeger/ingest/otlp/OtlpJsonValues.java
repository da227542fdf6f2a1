package dev.tracelab.jaeger.ingest.otlp;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/** Reads the attributes of OTLP's JSON. */
final class OtlpJsonValues {

  /** What lies deeper is not shown, see {@link OtlpAttributes}: so it need not be read. */
  private static final int DEEPEST = 64;

  private static final List<String> MEMBERS =
      List.of(
          "stringValue",
          "boolValue",
          "intValue",
          "doubleValue",
          "bytesValue",
          "arrayValue",
          "kvlistValue");

  private OtlpJsonValues() {}

  /** The member {@code attributes} of an object. */
  static List<KeyValue> attributes(JsonMembers json) {
    return json.each("attributes", item -> keyValue(item, 0));
  }

  private static KeyValue keyValue(JsonMembers json, int depth) {
    return KeyValue.newBuilder()
        .setKey(json.text("key"))
        .setValue(value(json.object("value"), depth))
        .build();
  }

  private static AnyValue value(JsonMembers json, int depth) {
    AnyValue.Builder value = AnyValue.newBuilder();
    MEMBERS.stream()
        .filter(member -> json.get(member) != null)
        .findFirst()
        .ifPresent(member -> set(value, member, json, depth));
    return value.build();
  }

  private static void set(AnyValue.Builder value, String member, JsonMembers json, int depth) {
    switch (member) {
      case "stringValue" -> value.setStringValue(json.text(member));
      case "boolValue" -> value.setBoolValue(json.flag(member));
      case "intValue" -> value.setIntValue(json.whole(member));
      case "doubleValue" -> value.setDoubleValue(json.decimal(member));
      case "bytesValue" -> value.setBytesValue(bytes(json.text(member)));
      case "arrayValue" -> value.setArrayValue(array(json.object(member), depth + 1));
      default -> value.setKvlistValue(object(json.object(member), depth + 1));
    }
  }

  /** Base64 of both alphabets, with its padding or without. */
  private static ByteString bytes(String text) {
    String usual = text.replace('-', '+').replace('_', '/').replaceAll("=+$", "");
    return ByteString.copyFrom(Base64.getDecoder().decode(usual));
  }

  private static ArrayValue array(JsonMembers json, int depth) {
    return ArrayValue.newBuilder()
        .addAllValues(depth > DEEPEST ? List.of() : json.each("values", item -> value(item, depth)))
        .build();
  }

  private static KeyValueList object(JsonMembers json, int depth) {
    List<KeyValue> members =
        depth > DEEPEST ? List.of() : json.each("values", item -> keyValue(item, depth));
    return KeyValueList.newBuilder()
        .addAllValues(members.stream().filter(Objects::nonNull).toList())
        .build();
  }
}
