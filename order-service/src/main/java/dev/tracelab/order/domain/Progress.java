package dev.tracelab.order.domain;

/**
 * How far the order of another request is.
 *
 * @param answer its final answer; null while there is none
 * @param free whether nobody works on it any more, so that it may be taken over
 */
public record Progress(FinalAnswer answer, boolean free) {

  /** Whether waiting has an end. */
  public boolean isOver() {
    return answer != null || free;
  }
}
