package dev.tracelab.jaeger.query;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** The two shapes in which Jaeger's APIs say what went wrong. */
enum ErrorForm {
  /** The older API's: {@code {"data":null,…,"errors":[{"code","msg"}]}}. */
  JAEGER {
    @Override
    JsonObject of(QueryError error) {
      JsonObject entry =
          new JsonObject().put("code", error.status()).put("msg", error.getMessage());
      return Envelope.of(null, JsonArray.of(entry));
    }
  },
  /** The API v3's: {@code {"error":{"httpCode","message"}}}. */
  V3 {
    @Override
    JsonObject of(QueryError error) {
      return new JsonObject()
          .put(
              "error",
              new JsonObject().put("httpCode", error.status()).put("message", error.getMessage()));
    }
  };

  abstract JsonObject of(QueryError error);
}
