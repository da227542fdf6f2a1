package dev.tracelab.tracing.propagation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The headers of a request that carry trace context or baggage.
 *
 * <p>The values of a repeated header are joined by a comma (RFC 9110, section 5.3). Lists ({@code
 * tracestate}, {@code baggage}) are therefore complete, and a repeated id is invalid, because it is
 * ambiguous.
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

  /** No valid header is longer, and values are copied several times. */
  private static final int MAX_LENGTH = 8192;

  /** Immutable until the first one is found: many requests have none. */
  private Map<String, String> values = Map.of();

  private Map<String, String> items = Map.of();

  private TraceHeaders() {}

  static TraceHeaders of(Iterable<Map.Entry<String, String>> headers) {
    TraceHeaders found = new TraceHeaders();
    headers.forEach(header -> found.add(header.getKey(), header.getValue()));
    return found;
  }

  /** Whether a header is one of them; its name may have any case. */
  static boolean isOne(String anyCase) {
    if (!mayBeOne(anyCase)) {
      return false;
    }
    String name = anyCase.toLowerCase(Locale.ROOT);
    return NAMES.contains(name) || BaggageHeaders.isItem(name);
  }

  private void add(String anyCase, String value) {
    if (anyCase == null || value == null || value.length() > MAX_LENGTH) {
      return;
    }
    if (!mayBeOne(anyCase)) {
      return;
    }
    String name = anyCase.toLowerCase(Locale.ROOT);
    if (NAMES.contains(name)) {
      values = values.isEmpty() ? new HashMap<>() : values;
      values.merge(name, value.strip(), TraceHeaders::joined);
    } else if (BaggageHeaders.isItem(name)) {
      items = items.isEmpty() ? new LinkedHashMap<>() : items;
      items.merge(name, value.strip(), TraceHeaders::joined);
    }
  }

  /** A cheap test that rejects most headers by their first letter. */
  private static boolean mayBeOne(String anyCase) {
    return !anyCase.isEmpty() && FIRST_LETTERS.indexOf(anyCase.charAt(0)) >= 0;
  }

  private static String joined(String first, String second) {
    return first + "," + second;
  }

  boolean isEmpty() {
    return values.isEmpty() && items.isEmpty();
  }

  /** A header's stripped value, or null. */
  String get(String name) {
    return values.get(name);
  }

  /** A header's stripped value, or an empty string. */
  String orEmpty(String name) {
    return values.getOrDefault(name, "");
  }

  /** Whether one of them may carry baggage. */
  boolean haveBaggage() {
    return !items.isEmpty()
        || values.containsKey(BaggageHeaders.W3C)
        || values.containsKey(BaggageHeaders.JAEGER);
  }

  /** All of them by lower-case name. */
  Map<String, String> all() {
    Map<String, String> all = new HashMap<>(values);
    all.putAll(items);
    return all;
  }

  /** The headers that carry one baggage item each, by lower-case name. */
  Map<String, String> items() {
    return items;
  }
}
