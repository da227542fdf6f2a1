package dev.tracelab.kit.http;

/** The problems of a service that cannot do its part now, and can later. */
public final class Unavailable {

  private static final String RETRY_AFTER_SECONDS = "1";

  /** The type's name of {@link #overloaded}. */
  static final String OVERLOADED = "overloaded";

  private Unavailable() {}

  /**
   * Something behind us is away: status 503, to be asked again after a second.
   *
   * @param detail one sentence naming what is away
   */
  public static ProblemException problem(String detail) {
    return ProblemException.of(503, "service-unavailable", detail)
        .withHeader("retry-after", RETRY_AFTER_SECONDS);
  }

  /** More is asked than can be done at once: status 503, to be asked again after a second. */
  static ProblemException overloaded() {
    return ProblemException.of(
            503, OVERLOADED, "More requests are under way than can be served; ask again later.")
        .withHeader("retry-after", RETRY_AFTER_SECONDS);
  }

  /** The deadline passed: status 504. What was begun may still end well; asking again tells. */
  public static ProblemException deadlineExceeded() {
    return ProblemException.of(
        504, "deadline-exceeded", "The deadline passed before there was an answer.");
  }
}
