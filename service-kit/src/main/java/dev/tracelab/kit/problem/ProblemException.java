package dev.tracelab.kit.problem;

import dev.tracelab.tracing.ExpectedFailure;
import java.util.Map;
import java.util.TreeMap;

/**
 * Carries a problem through failed futures to the failure handler. It has no stack trace, because
 * it describes a request, not a defect.
 */
public final class ProblemException extends RuntimeException implements ExpectedFailure {

  private static final long serialVersionUID = 1L;
  private static final String RETRY_AFTER_SECONDS = "1";

  /** The problem name of {@link #overloaded}. */
  public static final String OVERLOADED = "overloaded";

  private final transient Problem problem;
  private final transient Map<String, String> headers;

  private ProblemException(Problem problem, Map<String, String> headers) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
    this.headers = Map.copyOf(headers);
  }

  /** An exception without response headers. */
  public static ProblemException of(Problem problem) {
    return new ProblemException(problem, Map.of());
  }

  /**
   * An exception without response headers and extensions.
   *
   * @see Problem#of(int, String, String)
   */
  public static ProblemException of(int status, String name, String detail) {
    return of(Problem.of(status, name, detail));
  }

  /**
   * A dependency is down: status 503, with a request to retry after one second.
   *
   * @param detail one sentence that names the dependency
   */
  public static ProblemException unavailable(String detail) {
    return of(503, "service-unavailable", detail).withHeader("retry-after", RETRY_AFTER_SECONDS);
  }

  /** The request was shed under load: status 503, with a request to retry after one second. */
  public static ProblemException overloaded() {
    return of(503, OVERLOADED, "Too many requests are in flight; retry later.")
        .withHeader("retry-after", RETRY_AFTER_SECONDS);
  }

  /** The deadline passed: status 504. The work may still complete; a retry shows whether it did. */
  public static ProblemException deadlineExceeded() {
    return of(504, "deadline-exceeded", "The deadline passed before there was a response.");
  }

  /** A copy with one more response header, such as {@code Retry-After}. */
  public ProblemException withHeader(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new ProblemException(problem, more);
  }

  /** The problem to respond with. */
  public Problem problem() {
    return problem;
  }

  /**
   * The problem's name if the caller caused it; null, an error in the trace, if the service did.
   */
  @Override
  public String outcome() {
    return problem.status() < 500 ? problem.name() : null;
  }

  /** The headers of the response. */
  public Map<String, String> headers() {
    return headers;
  }
}
