package dev.tracelab.golden;

import java.util.Locale;

/** The role a span plays between two parties, as the tag {@code span.kind} tells it. */
public enum SpanKind {
  /** Work within one service; also what a span without a kind is. */
  INTERNAL,
  /** The receiving side of a call. */
  SERVER,
  /** The calling side of a call. */
  CLIENT,
  /** The sending side of a message. */
  PRODUCER,
  /** The receiving side of a message. */
  CONSUMER;

  /**
   * Reads a kind as it is written in a tag.
   *
   * @param text such as {@code server}; null and unknown words give {@link #INTERNAL}
   */
  public static SpanKind of(String text) {
    for (SpanKind kind : values()) {
      if (kind.text().equalsIgnoreCase(text)) {
        return kind;
      }
    }
    return INTERNAL;
  }

  /** The word in a tag or in a golden text, in lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
