package dev.tracelab.tracing.propagation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Of all headers of a request, those by which a trace travels.
 *
 * <p>A header sent twice counts as one whose values are joined by a comma, as RFC 9110 section 5.3
 * has it. So lists ({@code tracestate}, {@code baggage}) come out whole, and an id that is sent
 * twice is no id any more: nobody could know which is meant.
 */
final class TraceHeaders {

  private static final Set<String> NAMES =
      Set.of(
          JaegerFormat.TRACE_ID,
          JaegerFormat.DEBUG_ID,
          BaggageHeaders.JAEGER,
          BaggageHeaders.W3C,
          W3cFormat.TRACEPARENT,
          W3cFormat.TRACESTATE,
          B3Single.B3,
          B3Multi.TRACE_ID,
          B3Multi.SPAN_ID,
          B3Multi.PARENT_ID,
          B3Multi.SAMPLED,
          B3Multi.FLAGS);

  private static final String FIRST_LETTERS = "bjtuxBJTUX";

  /** No sender of good will needs more, and a value is copied more than once. */
  private static final int LONGEST = 8192;

  private final Map<String, String> values = new HashMap<>();
  private final Map<String, String> items = new LinkedHashMap<>();

  private TraceHeaders() {}

  static TraceHeaders of(Iterable<Map.Entry<String, String>> headers) {
    TraceHeaders found = new TraceHeaders();
    headers.forEach(header -> found.add(header.getKey(), header.getValue()));
    return found;
  }

  /** Whether a header, in any case, is one of them. */
  static boolean isOne(String anyCase) {
    if (!mayBeOne(anyCase)) {
      return false;
    }
    String name = anyCase.toLowerCase(Locale.ROOT);
    return NAMES.contains(name) || BaggageHeaders.isItem(name);
  }

  private void add(String anyCase, String value) {
    if (anyCase == null || value == null || value.length() > LONGEST) {
      return;
    }
    if (!mayBeOne(anyCase)) {
      return;
    }
    String name = anyCase.toLowerCase(Locale.ROOT);
    if (NAMES.contains(name)) {
      values.merge(name, value.strip(), TraceHeaders::joined);
    } else if (BaggageHeaders.isItem(name)) {
      items.merge(name, value.strip(), TraceHeaders::joined);
    }
  }

  /** Most headers of a request are told from ours by their first letter. */
  private static boolean mayBeOne(String anyCase) {
    return !anyCase.isEmpty() && FIRST_LETTERS.indexOf(anyCase.charAt(0)) >= 0;
  }

  private static String joined(String first, String second) {
    return first + "," + second;
  }

  boolean isEmpty() {
    return values.isEmpty() && items.isEmpty();
  }

  /** A header's value without white space around it, or null. */
  String get(String name) {
    return values.get(name);
  }

  /** A header's value without white space around it, or an empty text. */
  String orEmpty(String name) {
    return values.getOrDefault(name, "");
  }

  /** All of them, by their lower-case names. */
  Map<String, String> all() {
    Map<String, String> all = new HashMap<>(values);
    all.putAll(items);
    return all;
  }

  /** Headers that carry one item of baggage each, by their lower-case names. */
  Map<String, String> items() {
    return items;
  }
}
