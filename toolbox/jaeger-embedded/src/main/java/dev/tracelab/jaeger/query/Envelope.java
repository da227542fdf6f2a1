package dev.tracelab.jaeger.query;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The frame around each answer of the older API. */
final class Envelope {

  private Envelope() {}

  /** What was found and what was not; each may be null. */
  static JsonObject of(JsonArray data, JsonArray errors) {
    return of(data, 0, errors);
  }

  /** A list that is told with its size; null is one without anything. */
  static JsonObject counted(JsonArray data) {
    return of(data, data == null ? 0 : data.size(), null);
  }

  private static JsonObject of(JsonArray data, int total, JsonArray errors) {
    return new JsonObject()
        .put("data", data)
        .put("total", total)
        .put("limit", 0)
        .put("offset", 0)
        .put("errors", errors);
  }
}
