package dev.tracelab.jaeger.query;

import dev.tracelab.jaeger.model.TraceId;

/** Reads the ids of traces that are asked for. */
final class TraceIds {

  private TraceIds() {}

  /** The id; {@link QueryError} 400 if it is none. */
  static TraceId parse(String text) {
    try {
      return TraceId.parse(text);
    } catch (IllegalArgumentException e) {
      throw QueryError.badRequest(e.getMessage());
    }
  }
}
