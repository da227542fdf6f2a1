package dev.tracelab.doctor;

/**
 * A cause that was found.
 *
 * @param evidence what was seen, in one sentence
 */
public record Diagnosis(Cause cause, String evidence) {

  @Override
  public String toString() {
    return "%s: %s %s".formatted(cause.id(), evidence, cause.cure());
  }
}
