package dev.tracelab.jaeger.query;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the tags a search asks for. */
final class TagParameters {

  private TagParameters() {}

  /**
   * The tags in a JSON object of strings.
   *
   * @throws IllegalArgumentException or {@link io.vertx.core.json.DecodeException} with a few words
   */
  static Map<String, String> json(String json) {
    Map<String, String> tags = new LinkedHashMap<>();
    for (Map.Entry<String, Object> entry : new JsonObject(json)) {
      if (!(entry.getValue() instanceof String value)) {
        throw new IllegalArgumentException("the value of " + entry.getKey() + " must be a string");
      }
      tags.put(entry.getKey(), value);
    }
    return tags;
  }

  /**
   * The one tag in {@code key:value}.
   *
   * @throws IllegalArgumentException with a few words
   */
  static Map.Entry<String, String> pair(String text) {
    String[] parts = text.split(":", 2);
    if (parts.length < 2) {
      throw new IllegalArgumentException("it must be key:value");
    }
    return Map.entry(parts[0], parts[1]);
  }
}
