package dev.tracelab.tracing.propagation;

import io.jaegertracing.internal.JaegerSpanContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Baggage within bounds: it travels with each call below, in two headers, and all headers of a
 * request have to fit into the 8 KB that a Vert.x server takes. So there is room for less than the
 * 8,192 bytes of W3C Baggage, section 3.3.2: what does not fit is left out, item by item.
 */
final class Baggage {

  private static final int MOST_ITEMS = 64;
  private static final int MOST_CHARACTERS = 2048;
  private static final int LONGEST_VALUE = 256;

  private static final int LONGEST_KEY = 64;

  /**
   * One item.
   *
   * @param encoded the value as a header has it
   */
  record Item(String key, String value, String encoded) {}

  private final List<Item> items = new ArrayList<>();
  private final Predicate<String> allowed;
  private int characters;

  Baggage(Predicate<String> allowed) {
    this.allowed = allowed;
  }

  /**
   * Adds an item unless it is malformed, not allowed, there already, or too much.
   *
   * @param value null for one that could not be read
   * @return whether it was added
   */
  boolean add(String key, String value) {
    if (!isFine(key, value) || !allowed.test(key) || isThere(key)) {
      return false;
    }
    String encoded = Percent.encode(value);
    int size = key.length() + encoded.length();
    boolean hasRoom = items.size() < MOST_ITEMS && characters + size <= MOST_CHARACTERS;
    if (hasRoom) {
      items.add(new Item(key, value, encoded));
      characters += size;
    }
    return hasRoom;
  }

  /** Keys that differ in case only are one: as the name of a header they would be. */
  private boolean isThere(String key) {
    for (Item item : items) {
      if (item.key().equalsIgnoreCase(key)) {
        return true;
      }
    }
    return false;
  }

  /** The items by their keys. */
  Map<String, String> asMap() {
    Map<String, String> map = new HashMap<>();
    items.forEach(item -> map.put(item.key(), item.value()));
    return map;
  }

  /** The items of a context that can go into headers. */
  static List<Item> of(JaegerSpanContext context) {
    return context.baggageCount() == 0 ? List.of() : of(context.baggageItems());
  }

  /** Those of them that can go into headers. */
  static List<Item> of(Iterable<Map.Entry<String, String>> items) {
    Baggage baggage = new Baggage(key -> true);
    items.forEach(item -> baggage.add(item.getKey(), item.getValue()));
    return baggage.items;
  }

  /** Line breaks and their like would forge a line of a log. */
  private static boolean isFine(String key, String value) {
    return value != null && value.length() <= LONGEST_VALUE && isKey(key) && hasNoControls(value);
  }

  private static boolean isKey(String key) {
    for (int i = 0; i < key.length(); i++) {
      if (!isOfKeys(key.charAt(i))) {
        return false;
      }
    }
    return !key.isEmpty() && key.length() <= LONGEST_KEY;
  }

  private static boolean isOfKeys(char each) {
    return (each >= 'a' && each <= 'z')
        || (each >= 'A' && each <= 'Z')
        || (each >= '0' && each <= '9')
        || each == '.'
        || each == '_'
        || each == '-';
  }

  private static boolean hasNoControls(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
