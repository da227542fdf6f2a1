package dev.tracelab.tracing.reporter;

import io.jaegertracing.thriftjava.TagType;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Everything of a tag that stands before its value, encoded once for each key and type: a service
 * has few different keys, and writes them by the million.
 */
final class TagHeads {

  /** For each type; a service whose keys are made of values has them encoded each time. */
  private static final int MOST = 256;

  /** No key of this length is ever cut, so its head is the same on each span. */
  private static final int LONGEST_KEY = Cut.FEWEST_CHARS;

  private final Map<TagType, Map<String, byte[]>> heads = new EnumMap<>(TagType.class);

  TagHeads() {
    for (TagType type : TagType.values()) {
      heads.put(type, new HashMap<>());
    }
  }

  /** Null when it is not known. */
  byte[] get(TagType type, String key) {
    return heads.get(type).get(key);
  }

  void remember(TagType type, String key, byte[] head) {
    Map<String, byte[]> ofType = heads.get(type);
    // Compact Thrift writes a flag into the field's beginning, so there is nothing before it.
    if (type != TagType.BOOL && key.length() <= LONGEST_KEY && ofType.size() < MOST) {
      ofType.put(key, head);
    }
  }
}
