package dev.tracelab.jaeger.query;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The frame around each answer of the older API. */
final class Envelope {

  private Envelope() {}

  static JsonObject of(JsonArray data, JsonArray errors) {
    return new JsonObject()
        .put("data", data)
        .put("total", 0)
        .put("limit", 0)
        .put("offset", 0)
        .put("errors", errors);
  }
}
