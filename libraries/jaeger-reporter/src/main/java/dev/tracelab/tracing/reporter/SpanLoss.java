package dev.tracelab.tracing.reporter;

/** Why a finished span never reaches the backend. */
public enum SpanLoss {
  /** Spans were finished faster than they could be sent, or nobody took them for too long. */
  QUEUE_FULL("the queue of finished spans is full"),
  /** The backend was tried again and again and did not take them. */
  UNREACHABLE("the backend does not answer"),
  /** The backend answered that it does not want them. */
  REFUSED("the backend refused them"),
  /** A span that the backend or the wire has no room for, even cut. */
  TOO_LARGE("they are too large"),
  /** A span with a tag or a log that cannot be written. */
  UNREADABLE("they could not be encoded"),
  /** The span was finished, or still waited, when tracing was closed. */
  CLOSED("tracing was closed");

  private final String sentence;

  SpanLoss(String sentence) {
    this.sentence = sentence;
  }

  /** The reason in words, without a full stop. */
  String sentence() {
    return sentence;
  }
}
