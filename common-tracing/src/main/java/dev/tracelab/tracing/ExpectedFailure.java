package dev.tracelab.tracing;

/**
 * A failure that is an answer rather than an error: not enough stock, a declined payment. A span
 * whose work fails so is tagged {@link SpanTags#OUTCOME} and is not marked as an error, so that
 * searching for errors finds errors.
 */
public interface ExpectedFailure {

  /** A short word for the answer, such as {@code insufficient-stock}; null makes it an error. */
  String outcome();
}
