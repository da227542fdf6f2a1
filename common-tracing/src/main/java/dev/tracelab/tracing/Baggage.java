package dev.tracelab.tracing;

import io.opentracing.SpanContext;
import java.util.Map;

/**
 * How much a trace may carry along. Baggage goes into the headers of every request that follows;
 * the bounds are those of W3C Baggage, which a receiver has to accept at least: {@value
 * #MOST_ITEMS} items and {@value #MOST_CHARACTERS} characters together. One more is left out.
 */
final class Baggage {

  static final int MOST_ITEMS = 64;
  static final int MOST_CHARACTERS = 8_192;

  private Baggage() {}

  static boolean hasRoomFor(SpanContext context, String key, String value) {
    if (key == null || key.isEmpty()) {
      return false;
    }
    int items = 1;
    int characters = value == null ? 0 : key.length() + value.length();
    for (Map.Entry<String, String> item : context.baggageItems()) {
      if (!item.getKey().equals(key)) {
        items++;
        characters += item.getKey().length() + item.getValue().length();
      }
    }
    return value == null || (items <= MOST_ITEMS && characters <= MOST_CHARACTERS);
  }
}
