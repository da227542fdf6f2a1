package dev.tracelab.tracing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A request's headers without those of tracing that no tracer should be shown: malformed, said
 * twice, or too much. What is left out counts as never sent, as W3C Trace Context section 4.3 has
 * it, so a new trace begins. jaeger-client 1.8.1 would log a stack trace for some, and hand others
 * on into headers that no client can send.
 */
final class ReceivedHeaders {

  /** Baggage travels with each call below, so strangers get no more of it than these. */
  private static final int MOST_BAGGAGE_HEADERS = 64;

  private static final int MOST_BAGGAGE_CHARACTERS = 2048;

  private final List<Map.Entry<String, String>> kept = new ArrayList<>();
  private final Set<String> twice;
  private int baggageHeaders;
  private int baggageCharacters;

  private ReceivedHeaders(Set<String> twice) {
    this.twice = twice;
  }

  /** The headers that may be read for a trace, in their order. */
  static Iterable<Map.Entry<String, String>> wellFormed(
      Iterable<Map.Entry<String, String>> headers) {
    ReceivedHeaders received = new ReceivedHeaders(namesSaidTwice(headers));
    headers.forEach(received::add);
    return received.kept;
  }

  private static Set<String> namesSaidTwice(Iterable<Map.Entry<String, String>> headers) {
    Set<String> once = new HashSet<>();
    Set<String> twice = new HashSet<>();
    for (Map.Entry<String, String> header : headers) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (!once.add(name)) {
        twice.add(name);
      }
    }
    return twice;
  }

  private void add(Map.Entry<String, String> header) {
    String name = header.getKey().toLowerCase(Locale.ROOT);
    boolean fine =
        !twice.contains(name)
            && TraceHeaderForm.fits(name, header.getValue())
            && (!TraceHeaderForm.isBaggage(name) || hasRoomFor(header));
    if (fine) {
      kept.add(header);
    }
  }

  private boolean hasRoomFor(Map.Entry<String, String> baggage) {
    baggageHeaders++;
    baggageCharacters += baggage.getKey().length() + baggage.getValue().length();
    return baggageHeaders <= MOST_BAGGAGE_HEADERS && baggageCharacters <= MOST_BAGGAGE_CHARACTERS;
  }
}
