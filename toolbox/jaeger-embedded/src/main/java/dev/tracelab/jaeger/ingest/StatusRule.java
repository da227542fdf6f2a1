package dev.tracelab.jaeger.ingest;

import dev.tracelab.jaeger.model.SpanKind;
import dev.tracelab.jaeger.model.SpanStatus;
import dev.tracelab.jaeger.model.SpanStatus.Code;
import dev.tracelab.jaeger.model.Value;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How a span ended, told from its tags as Jaeger's receiver tells it: {@code error=true} decides;
 * else {@code otel.status_code}; else {@code http.status_code}.
 */
final class StatusRule {

  private static final String ERROR = "error";
  private static final String CODE = "otel.status_code";
  private static final String DESCRIPTION = "otel.status_description";
  private static final String HTTP_CODE = "http.status_code";
  private static final String HTTP_MESSAGE = "http.status_message";

  private StatusRule() {}

  /** Reads the status and takes the tags out that the status now carries. */
  static SpanStatus take(Map<String, Value> attributes, SpanKind kind) {
    if (attributes.get(ERROR) instanceof Value.Flag flag && flag.value()) {
      return takeError(attributes);
    }
    if (attributes.containsKey(CODE)) {
      return takeCode(attributes);
    }
    return ofHttp(attributes, kind);
  }

  private static SpanStatus takeError(Map<String, Value> attributes) {
    attributes.remove(ERROR);
    attributes.remove(CODE);
    boolean described = attributes.containsKey(DESCRIPTION);
    String description = Attributes.takeText(attributes, DESCRIPTION);
    return new SpanStatus(Code.ERROR, described ? description : text(attributes.get(HTTP_MESSAGE)));
  }

  private static SpanStatus takeCode(Map<String, Value> attributes) {
    Code code =
        switch (Attributes.takeText(attributes, CODE).toUpperCase(Locale.ROOT)) {
          case "OK" -> Code.OK;
          case "ERROR" -> Code.ERROR;
          default -> Code.UNSET;
        };
    return new SpanStatus(code, Attributes.takeText(attributes, DESCRIPTION));
  }

  private static SpanStatus ofHttp(Map<String, Value> attributes, SpanKind kind) {
    return isHttpError(attributes.get(HTTP_CODE), kind)
        ? new SpanStatus(Code.ERROR, text(attributes.get(HTTP_MESSAGE)))
        : SpanStatus.UNSET;
  }

  /** A 4xx is the client's failure, not the server's; what is no whole number says nothing. */
  private static boolean isHttpError(Value value, SpanKind kind) {
    OptionalLong given = number(value);
    if (given.isEmpty()) {
      return false;
    }
    long code = given.getAsLong();
    boolean clientsFault = code >= 400 && code < 500;
    boolean fine = code >= 100 && code < 399;
    return !fine && !(clientsFault && kind == SpanKind.SERVER);
  }

  private static OptionalLong number(Value value) {
    if (value instanceof Value.Whole whole) {
      return OptionalLong.of(whole.value());
    }
    try {
      return OptionalLong.of(Long.parseLong(text(value)));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static String text(Value value) {
    return value instanceof Value.Text ? value.text() : "";
  }
}
