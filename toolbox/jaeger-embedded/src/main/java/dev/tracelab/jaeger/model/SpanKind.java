package dev.tracelab.jaeger.model;

import java.util.Locale;

/** The role of a span in a conversation between services. */
public enum SpanKind {
  /** The span says nothing of its role. */
  UNSPECIFIED(0),
  /** Work inside a service. */
  INTERNAL(1),
  /** The answering side of a request. */
  SERVER(2),
  /** The asking side of a request. */
  CLIENT(3),
  /** The sending side of a message. */
  PRODUCER(4),
  /** The receiving side of a message. */
  CONSUMER(5);

  private final int otlpNumber;

  SpanKind(int otlpNumber) {
    this.otlpNumber = otlpNumber;
  }

  /** The kind with this tag value; unspecified for any other text. */
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

  /** OTLP's number of this kind. */
  public int otlpNumber() {
    return otlpNumber;
  }
}
