package dev.tracelab.doctor;

import java.util.List;

/**
 * One thing that was looked at.
 *
 * @param subject such as {@code UDP 127.0.0.1:6831}
 * @param result what was seen, in a few words
 * @param diagnoses what is wrong with it; none if it is well, or could not be looked at
 */
public record Check(String subject, String result, List<Diagnosis> diagnoses) {

  /** Copies the list. */
  public Check {
    diagnoses = List.copyOf(diagnoses);
  }

  static Check well(String subject, String result) {
    return new Check(subject, result, List.of());
  }

  static Check ill(String subject, String result, Diagnosis... diagnoses) {
    return new Check(subject, result, List.of(diagnoses));
  }

  /** Whether nothing is wrong. */
  public boolean isWell() {
    return diagnoses.isEmpty();
  }
}
