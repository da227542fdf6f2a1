package dev.tracelab.tracing.propagation;

import io.jaegertracing.internal.JaegerSpanContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The {@code tracestate} of W3C Trace Context, section 3.3: data of other vendors' tracers, which
 * is passed on unchanged.
 *
 * <p>A malformed member invalidates the list, as does a 33rd. Of a repeated key the first value is
 * kept, which is the newest. A list over 512 characters loses members over 128 characters, then
 * those at its end.
 */
final class TraceState {

  /**
   * The baggage key that holds it, because jaeger-client passes only baggage on to children. No
   * header can bring an item with this key, and none is written for it.
   */
  static final String KEY = "w3c tracestate";

  private static final int MAX_MEMBERS = 32;
  private static final int MAX_CHARACTERS = 512;
  private static final int LONG_MEMBER = 128;

  private static final Pattern MEMBER =
      Pattern.compile("[a-z0-9][a-z0-9_*/@-]{0,255}=[ -~&&[^,=]]{0,255}[!-~&&[^,=]]");

  private TraceState() {}

  /** The state in a context, or null. */
  static String of(JaegerSpanContext context) {
    return context.getBaggageItem(KEY);
  }

  /** The list to send on; null if it is empty or malformed. */
  static String read(String header) {
    Map<String, String> members = new LinkedHashMap<>();
    for (String listed : header.split(",", -1)) {
      String member = listed.strip();
      if (!member.isEmpty()) {
        if (!MEMBER.matcher(member).matches()) {
          return null;
        }
        members.putIfAbsent(member.substring(0, member.indexOf('=')), member);
      }
    }
    return members.isEmpty() || members.size() > MAX_MEMBERS ? null : fitting(members);
  }

  private static String fitting(Map<String, String> members) {
    List<String> kept = new ArrayList<>(members.values());
    while (length(kept) > MAX_CHARACTERS) {
      kept.stream()
          .filter(member -> member.length() > LONG_MEMBER)
          .max(Comparator.comparingInt(kept::lastIndexOf))
          .ifPresentOrElse(kept::remove, () -> kept.remove(kept.size() - 1));
    }
    return kept.isEmpty() ? null : String.join(",", kept);
  }

  private static int length(List<String> members) {
    return members.stream().mapToInt(member -> member.length() + 1).sum() - 1;
  }
}
