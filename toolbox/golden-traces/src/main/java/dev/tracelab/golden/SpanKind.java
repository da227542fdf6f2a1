package dev.tracelab.golden;

import java.util.Locale;

/** The role of a span, as in the tag {@code span.kind}. */
public enum SpanKind {
  /** Work inside a service, or a span without a kind. */
  INTERNAL,
  /** The receiving side of a request. */
  SERVER,
  /** The sending side of a request. */
  CLIENT,
  /** The sending side of a message. */
  PRODUCER,
  /** The receiving side of a message. */
  CONSUMER;

  /**
   * Parses the value of a tag.
   *
   * @param text such as {@code server}; {@link #INTERNAL} for null and unknown text
   */
  public static SpanKind of(String text) {
    for (SpanKind kind : values()) {
      if (kind.text().equalsIgnoreCase(text)) {
        return kind;
      }
    }
    return INTERNAL;
  }

  /** Returns the value of the tag, in lower case, as in a golden text. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
