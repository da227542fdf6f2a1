package dev.tracelab.tracing.reporter;

/** Why a finished span was lost. */
public enum SpanLoss {
  /** Spans finished faster than they could be sent, or the backend was down too long. */
  QUEUE_FULL("the queue of finished spans is full"),
  /** All attempts to reach the backend failed. */
  UNREACHABLE("the backend does not answer"),
  /** The backend rejected them. */
  REFUSED("the backend refused them"),
  /** The span is too large for the backend or a datagram, even truncated. */
  TOO_LARGE("they are too large"),
  /** The span has a tag or a log field that cannot be encoded. */
  UNREADABLE("they could not be encoded"),
  /** The span was finished after tracing was closed, or was still queued then. */
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
