package dev.tracelab.tracing;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Values as a span can hold them, whatever they were: a span must never fail the work it describes,
 * nor the batch it is sent in.
 *
 * <p>Text is cut at {@value #MAX_LENGTH} characters and says so; NUL, which databases refuse,
 * becomes the replacement character; an object whose {@code toString} throws is named by its class;
 * a number that is none (NaN, infinite) becomes text; null is left out; of a log's fields the first
 * {@value #MAX_FIELDS} are kept.
 */
final class SpanValues {

  /** In UTF-16 units; two of them fit into one UDP packet beside the rest of a span. */
  static final int MAX_LENGTH = 16_384;

  static final int MAX_FIELDS = 64;

  private SpanValues() {}

  static String name(String operation) {
    return operation == null || operation.isBlank() ? "unnamed" : text(operation);
  }

  static String text(Object value) {
    try {
      return text(value instanceof Throwable failure ? messageOf(failure) : String.valueOf(value));
    } catch (RuntimeException e) {
      return value.getClass().getSimpleName()
          + ", whose toString() threw "
          + e.getClass().getName();
    }
  }

  /** As {@code toString} has it, without what a message may quote. */
  private static String messageOf(Throwable failure) {
    String message = Secrets.redactedMessage(failure);
    String kind = failure.getClass().getName();
    return message == null ? kind : kind + ": " + message;
  }

  static String text(String value) {
    String bounded = value.length() > MAX_LENGTH ? cut(value) : value;
    return bounded.indexOf('\0') < 0 ? bounded : bounded.replace('\0', '\uFFFD');
  }

  /** Whether a number can be sent as one. */
  static boolean isPlain(Number value) {
    if (value instanceof Double || value instanceof Float) {
      return Double.isFinite(value.doubleValue());
    }
    return value instanceof Integer || value instanceof Long || value instanceof Short;
  }

  static Map<String, Object> fields(Map<String, ?> fields) {
    Map<String, Object> kept = new LinkedHashMap<>();
    for (Map.Entry<String, ?> field : fields.entrySet()) {
      if (kept.size() == MAX_FIELDS) {
        return kept;
      }
      if (field.getKey() != null && field.getValue() != null) {
        kept.put(text(field.getKey()), plain(field.getValue()));
      }
    }
    return kept;
  }

  private static Object plain(Object value) {
    boolean supported =
        value instanceof Boolean || (value instanceof Number number && isPlain(number));
    return supported ? value : text(value);
  }

  /** Never between the two halves of one character. */
  private static String cut(String value) {
    int end = Character.isHighSurrogate(value.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
    return value.substring(0, end) + "… (" + value.length() + " characters)";
  }
}
