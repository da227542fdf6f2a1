package dev.tracelab.tracing;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How the headers look by which a trace travels: Jaeger's, W3C's and B3's. The forms are those that
 * jaeger-client 1.8.1 reads without complaint.
 */
final class TraceHeaderForm {

  private static final String KEY = "[a-z0-9._-]{1,64}";
  private static final String COLON = "(?::|%3[Aa])";

  private static final Pattern BAGGAGE_NAME = Pattern.compile("(?:uberctx-|baggage-)" + KEY);
  private static final Pattern BAGGAGE_VALUE = text(256);
  private static final List<String> BAGGAGE = List.of("uberctx-", "baggage-", "jaeger-baggage");

  private static final Map<String, Pattern> FORMS =
      Map.of(
          "uber-trace-id",
          Pattern.compile(
              String.join(COLON, id(1, 32), id(1, 16), "[0-9a-f]{1,16}", "[0-9a-f]{1,2}")),
          "traceparent",
          Pattern.compile(
              "(?!ff)[0-9a-f]{2}-" + id(32, 32) + "-" + id(16, 16) + "-[0-9a-f]{2}(?:-.{0,64})?"),
          "tracestate",
          text(512),
          "jaeger-debug-id",
          text(64),
          "jaeger-baggage",
          Pattern.compile("(?i)" + KEY + "=[!-~&&[^,=%]]*(?:, ?" + KEY + "=[!-~&&[^,=%]]*)*"),
          "x-b3-traceid",
          Pattern.compile(id(16, 16) + "|" + id(32, 32)),
          "x-b3-spanid",
          Pattern.compile(id(16, 16)),
          "x-b3-parentspanid",
          Pattern.compile("[0-9a-f]{16}"),
          "x-b3-sampled",
          Pattern.compile("[01]|true|false"),
          "x-b3-flags",
          Pattern.compile("[01]"));

  private TraceHeaderForm() {}

  /**
   * Whether a header is well formed; true for those that have nothing to do with tracing.
   *
   * @param name lower case
   */
  static boolean fits(String name, String value) {
    Pattern form = FORMS.get(name);
    if (form != null) {
      return form.matcher(value).matches();
    }
    return !isBaggage(name)
        || (BAGGAGE_NAME.matcher(name).matches() && BAGGAGE_VALUE.matcher(value).matches());
  }

  /**
   * Whether a header carries baggage.
   *
   * @param name lower case
   */
  static boolean isBaggage(String name) {
    return BAGGAGE.stream().anyMatch(name::startsWith);
  }

  /** Hexadecimal digits that are not all zero, which would stand for no id. */
  private static String id(int least, int most) {
    return "(?!0+(?![0-9a-f]))[0-9a-f]{" + least + "," + most + "}";
  }

  /** Visible characters and blanks, percent-encoded where there are percent signs. */
  private static Pattern text(int most) {
    return Pattern.compile("(?:[ -$&-~]|%[0-9A-Fa-f]{2}){0," + most + "}");
  }
}
