package dev.tracelab.tracing.reporter;

import java.time.Duration;

/**
 * How sending a batch ended.
 *
 * @param kind what to do with the batch now
 * @param reason why it was not accepted, without a full stop; null when it was
 * @param pause how long the backend wants to be left alone; zero when it does not say
 */
record Verdict(Kind kind, String reason, Duration pause) {

  enum Kind {
    ACCEPTED,
    TRY_AGAIN,
    TOO_LARGE,
    REFUSED
  }

  static Verdict accepted() {
    return new Verdict(Kind.ACCEPTED, null, Duration.ZERO);
  }

  static Verdict tryAgain(String reason) {
    return new Verdict(Kind.TRY_AGAIN, reason, Duration.ZERO);
  }
}
