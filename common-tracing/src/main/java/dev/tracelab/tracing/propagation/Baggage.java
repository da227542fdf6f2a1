package dev.tracelab.tracing.propagation;

import io.jaegertracing.internal.JaegerSpanContext;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Bounded baggage. It travels with every downstream call in two headers, and all headers of a
 * request must fit into the 8 KiB that a Vert.x server accepts. The limits are therefore below the
 * 8,192 bytes of W3C Baggage, section 3.3.2. Items that do not fit are omitted.
 */
final class Baggage {

  private static final int MAX_ITEMS = 64;
  private static final int MAX_CHARACTERS = 2048;
  private static final int MAX_VALUE_LENGTH = 256;

  private static final int MAX_KEY_LENGTH = 64;

  /**
   * One item.
   *
   * @param encoded the percent-encoded value
   */
  record Item(String key, String value, String encoded) {}

  private final List<Item> items = new ArrayList<>();
  private final Predicate<String> allowed;
  private int characters;

  Baggage(Predicate<String> allowed) {
    this.allowed = allowed;
  }

  /**
   * Adds an item unless it is malformed, not allowed, a duplicate, or does not fit.
   *
   * @param value null if it could not be decoded
   * @return whether it was added
   */
  boolean add(String key, String value) {
    if (!isValid(key, value) || !allowed.test(key) || contains(key)) {
      return false;
    }
    String encoded = encode(value);
    int size = key.length() + encoded.length();
    boolean hasRoom = items.size() < MAX_ITEMS && characters + size <= MAX_CHARACTERS;
    if (hasRoom) {
      items.add(new Item(key, value, encoded));
      characters += size;
    }
    return hasRoom;
  }

  /** Keys are part of header names, so their case does not distinguish them. */
  private boolean contains(String key) {
    for (Item item : items) {
      if (item.key().equalsIgnoreCase(key)) {
        return true;
      }
    }
    return false;
  }

  /** The items by key. */
  Map<String, String> asMap() {
    Map<String, String> map = new HashMap<>();
    items.forEach(item -> map.put(item.key(), item.value()));
    return map;
  }

  /** The items of a context that fit into headers. */
  static List<Item> of(JaegerSpanContext context) {
    return context.baggageCount() == 0 ? List.of() : of(context.baggageItems());
  }

  /** Those items that fit into headers. */
  static List<Item> of(Iterable<Map.Entry<String, String>> items) {
    Baggage baggage = new Baggage(key -> true);
    items.forEach(item -> baggage.add(item.getKey(), item.getValue()));
    return baggage.items;
  }

  /** Control characters such as line breaks could forge log lines. */
  private static boolean isValid(String key, String value) {
    return value != null
        && value.length() <= MAX_VALUE_LENGTH
        && isKey(key)
        && hasNoControls(value);
  }

  private static boolean isKey(String key) {
    for (int i = 0; i < key.length(); i++) {
      if (!isKeyCharacter(key.charAt(i))) {
        return false;
      }
    }
    return !key.isEmpty() && key.length() <= MAX_KEY_LENGTH;
  }

  private static boolean isKeyCharacter(char each) {
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

  /** Percent-encodes a value. Unlike in a form, a space must not become a plus. */
  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Decodes a percent-encoded value; null if it is malformed or not ASCII. */
  static String decode(String encoded) {
    if (encoded.chars().anyMatch(each -> each >= 128)) {
      return null;
    }
    try {
      return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
