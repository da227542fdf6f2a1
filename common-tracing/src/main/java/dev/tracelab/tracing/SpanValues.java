package dev.tracelab.tracing;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Converts arbitrary values into ones that a span can hold. A value must never fail the traced work
 * or the batch that the span is sent in.
 *
 * <p>Text longer than {@value #MAX_LENGTH} characters is truncated and marked; NUL, which databases
 * reject, becomes the replacement character; an object whose {@code toString} throws is represented
 * by its class; NaN and infinite numbers become text; null is ignored; only the first {@value
 * #MAX_FIELDS} fields of a log entry are kept.
 */
final class SpanValues {

  /** In UTF-16 code units. Two such values and the rest of a span fit into one UDP packet. */
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

  /** Same format as {@code Throwable.toString}, with secrets redacted. */
  private static String messageOf(Throwable failure) {
    String message = Secrets.redactedMessage(failure);
    String kind = failure.getClass().getName();
    return message == null ? kind : kind + ": " + message;
  }

  static String text(String value) {
    String bounded = value.length() > MAX_LENGTH ? cut(value) : value;
    return bounded.indexOf('\0') < 0 ? bounded : bounded.replace('\0', '\uFFFD');
  }

  /** Whether the tracer can send a number as a number. */
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

  /** Never splits a surrogate pair. */
  private static String cut(String value) {
    int end = Character.isHighSurrogate(value.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
    return value.substring(0, end) + "… (" + value.length() + " characters)";
  }
}
