package dev.tracelab.jaeger.ingest.otlp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Reads a JSON object however deep it is: Vert.x' own reader refuses more than 1,000 levels, and a
 * list in a list takes three of them in OTLP. Nothing here recurses.
 */
final class DeepJson {

  private static final int DEEPEST = 1_000_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  private final Deque<Object> open = new ArrayDeque<>();
  private final Deque<String> names = new ArrayDeque<>();
  private Object whole;

  private DeepJson() {}

  /**
   * Reads one object.
   *
   * @throws IllegalArgumentException when it is none
   */
  static JsonObject read(byte[] text) {
    DeepJson json = new DeepJson();
    try (JsonParser parser = FACTORY.createParser(text)) {
      while (parser.nextToken() != null) {
        json.take(parser);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("they are no JSON", e);
    }
    if (json.whole instanceof JsonObject object) {
      return object;
    }
    throw new IllegalArgumentException("they are no JSON object");
  }

  private void take(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    switch (token) {
      case START_OBJECT -> open(new JsonObject());
      case START_ARRAY -> open(new JsonArray());
      case END_OBJECT, END_ARRAY -> add(open.pop());
      case FIELD_NAME -> names.push(parser.currentName());
      case VALUE_NULL -> add(null);
      case VALUE_TRUE, VALUE_FALSE -> add(parser.getBooleanValue());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> add(number(parser));
      default -> add(parser.getText());
    }
  }

  /** Numbers that a long does not hold stay as they are written. */
  private static Object number(JsonParser parser) throws IOException {
    return switch (parser.getNumberType()) {
      case INT, LONG -> parser.getLongValue();
      default -> parser.getText();
    };
  }

  private void open(Object container) {
    open.push(container);
  }

  private void add(Object value) {
    if (open.isEmpty()) {
      whole = value;
    } else if (open.peek() instanceof JsonObject object) {
      object.put(names.pop(), value);
    } else {
      ((JsonArray) open.peek()).add(value);
    }
  }
}
