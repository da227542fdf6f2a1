package dev.tracelab.tracing;

/**
 * An exception that reports a business outcome rather than an error, such as insufficient stock or
 * a declined payment. A span whose work fails with one is tagged {@link SpanTags#OUTCOME} and not
 * marked as an error, so that a search for errors finds only real errors.
 */
public interface ExpectedFailure {

  /**
   * A short name of the outcome, such as {@code insufficient-stock}; null marks the span as an
   * error.
   */
  String outcome();
}
