package dev.tracelab.tracing.propagation;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Baggage in headers: Jaeger's {@code uberctx-name: value} for each item, and W3C's {@code baggage:
 * name=value,name=value} for all. Values are percent-encoded in both.
 *
 * <p>Both are read whatever is configured, and also what Jaeger's clients for B3 ({@code
 * baggage-name}) and people with curl ({@code jaeger-baggage}) send.
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
   * All items of a request that keep to the bounds.
   *
   * @param allowed which keys are taken
   */
  static Map<String, String> read(TraceHeaders headers, Predicate<String> allowed) {
    Baggage baggage = new Baggage(allowed);
    // W3C's first: its keys keep their case, which a header's name does not.
    readList(headers.orEmpty(W3C), baggage);
    headers.items().forEach((name, value) -> readItem(name, value, baggage));
    readList(headers.orEmpty(JAEGER), baggage);
    return baggage.asMap();
  }

  /** A list member may carry properties after a semicolon, which no API here could show. */
  private static void readList(String list, Baggage baggage) {
    if (list.isEmpty()) {
      return;
    }
    for (String member : list.split(",", -1)) {
      String item = member.split(";", 2)[0];
      int equals = item.indexOf('=');
      if (equals > 0) {
        String value = item.substring(equals + 1).strip();
        baggage.add(item.substring(0, equals).strip(), Percent.decode(value));
      }
    }
  }

  /** Jaeger's clients write a blank as a plus. A plain comma means that the header came twice. */
  private static void readItem(String name, String value, Baggage baggage) {
    String key = name.substring(name.indexOf('-') + 1);
    if (value.indexOf(',') < 0) {
      baggage.add(key, Percent.decode(value.replace('+', ' ')));
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
