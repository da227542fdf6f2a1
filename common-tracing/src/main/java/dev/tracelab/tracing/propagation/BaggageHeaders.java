package dev.tracelab.tracing.propagation;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Baggage in headers: Jaeger's {@code uberctx-name: value} for each item, and W3C's {@code baggage:
 * name=value,name=value} for all. Values are percent-encoded in both.
 *
 * <p>Both are always read, as are the headers of Jaeger's B3 clients ({@code baggage-name}) and
 * Jaeger's header for manual requests ({@code jaeger-baggage}).
 */
final class BaggageHeaders {

  static final String W3C = "baggage";
  static final String JAEGER = "jaeger-baggage";

  private static final String ITEM = "uberctx-";
  private static final String B3_ITEM = "baggage-";

  private BaggageHeaders() {}

  /** Whether a header carries one item. */
  static boolean isItem(String name) {
    return name.startsWith(ITEM) || name.startsWith(B3_ITEM);
  }

  /**
   * All items of a request within the bounds.
   *
   * @param allowed the keys to accept
   */
  static Map<String, String> read(TraceHeaders headers, Predicate<String> allowed) {
    if (!headers.haveBaggage()) {
      return Map.of();
    }
    Baggage baggage = new Baggage(allowed);
    // W3C's header comes first because its keys keep their case; header names do not.
    readList(headers.orEmpty(W3C), baggage);
    headers.items().forEach((name, value) -> readItem(name, value, baggage));
    readList(headers.orEmpty(JAEGER), baggage);
    return baggage.asMap();
  }

  /** A list member may have properties after a semicolon; OpenTracing has no API for them. */
  private static void readList(String list, Baggage baggage) {
    if (list.isEmpty()) {
      return;
    }
    for (String member : list.split(",", -1)) {
      String item = member.split(";", 2)[0];
      int equals = item.indexOf('=');
      if (equals > 0) {
        String value = item.substring(equals + 1).strip();
        baggage.add(item.substring(0, equals).strip(), Baggage.decode(value));
      }
    }
  }

  /** Jaeger's clients encode a space as a plus. A comma means that the header was sent twice. */
  private static void readItem(String name, String value, Baggage baggage) {
    String key = name.substring(name.indexOf('-') + 1);
    if (value.indexOf(',') < 0) {
      baggage.add(key, Baggage.decode(value.replace('+', ' ')));
    }
  }

  static void writeItems(List<Baggage.Item> baggage, BiConsumer<String, String> headers) {
    baggage.forEach(item -> headers.accept(ITEM + item.key(), item.encoded()));
  }

  static void writeList(List<Baggage.Item> baggage, BiConsumer<String, String> headers) {
    if (!baggage.isEmpty()) {
      StringBuilder list = new StringBuilder();
      for (Baggage.Item item : baggage) {
        list.append(list.isEmpty() ? "" : ",")
            .append(item.key())
            .append('=')
            .append(item.encoded());
      }
      headers.accept(W3C, list.toString());
    }
  }
}
