package dev.tracelab.jaeger.model;

import java.util.Locale;

/** The role of a span in a conversation between services; numbered as OTLP numbers it. */
public enum SpanKind {
  /** The span says nothing of its role. */
  UNSPECIFIED,
  /** Work inside a service. */
  INTERNAL,
  /** The answering side of a request. */
  SERVER,
  /** The asking side of a request. */
  CLIENT,
  /** The sending side of a message. */
  PRODUCER,
  /** The receiving side of a message. */
  CONSUMER;

  /**
   * The kind with this tag value, case by case as Jaeger reads it; anything else is unspecified.
   */
  public static SpanKind ofTag(String text) {
    for (SpanKind kind : values()) {
      if (kind != UNSPECIFIED && kind.tag().equals(text)) {
        return kind;
      }
    }
    return UNSPECIFIED;
  }

  /** The value of the tag {@code span.kind}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
