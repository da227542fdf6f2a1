package dev.tracelab.jaeger.ingest;

import dev.tracelab.jaeger.model.Value;
import io.jaegertracing.thriftjava.Tag;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns Thrift tags into attributes sorted by key; of two tags of one key the last one stays. */
final class Attributes {

  private Attributes() {}

  /** The tags as a map the caller may change; an absent list is an empty one. */
  static SortedMap<String, Value> of(List<Tag> tags) {
    SortedMap<String, Value> attributes = new TreeMap<>();
    for (Tag tag : tags == null ? List.<Tag>of() : tags) {
      attributes.put(tag.getKey(), value(tag));
    }
    return attributes;
  }

  /** Takes an attribute out and gives it as text: empty unless it was there and a string. */
  static String takeText(Map<String, Value> attributes, String key) {
    Value value = attributes.remove(key);
    return value instanceof Value.Text ? value.text() : "";
  }

  private static Value value(Tag tag) {
    return switch (tag.getVType()) {
      case STRING -> new Value.Text(tag.getVStr() == null ? "" : tag.getVStr());
      case LONG -> new Value.Whole(tag.getVLong());
      case DOUBLE -> new Value.Decimal(tag.getVDouble());
      case BOOL -> new Value.Flag(tag.isVBool());
      case BINARY -> new Value.Bytes(base64(tag.getVBinary()));
    };
  }

  private static String base64(byte[] bytes) {
    return bytes == null ? "" : Base64.getEncoder().encodeToString(bytes);
  }
}
