package dev.tracelab.jaeger.query;

import io.vertx.core.MultiMap;
import io.vertx.core.json.DecodeException;
import java.time.DateTimeException;
import java.util.function.Function;

/** The parameters of a question, each of which may be missing. */
record Parameters(MultiMap all) {

  /** The text of a parameter, empty without it. */
  String text(String name) {
    String value = all.get(name);
    return value == null ? "" : value;
  }

  /** The value read from a parameter; {@link QueryError} 400 names one that cannot be read. */
  <T> T read(String name, Function<String, T> reading, T absent) {
    String text = text(name);
    return text.isEmpty() ? absent : readText(name, text, reading);
  }

  /** The same for a text that is there. */
  static <T> T readText(String name, String text, Function<String, T> reading) {
    try {
      return reading.apply(text);
    } catch (DateTimeException | IllegalArgumentException | DecodeException e) {
      throw QueryError.badRequest("malformed parameter " + name + ": " + e.getMessage());
    }
  }
}
