package dev.tracelab.lab.chaos.audit;

import java.util.List;

/**
 * One invariant and how it was kept.
 *
 * @param invariant its short name, such as {@code 0 lost}
 * @param meaning what must hold, in a sentence
 * @param checked how many things it was checked for
 * @param violations each that broke it, in words
 */
public record Finding(String invariant, String meaning, long checked, List<String> violations) {

  /** Keeps a copy. */
  public Finding {
    violations = List.copyOf(violations);
  }

  /** What broke any of them, each with the name of the invariant. */
  public static List<String> violationsOf(List<Finding> findings) {
    return findings.stream()
        .flatMap(finding -> finding.violations.stream().map(v -> finding.invariant + ": " + v))
        .toList();
  }

  /** Whether nothing broke it. */
  public boolean holds() {
    return violations.isEmpty();
  }
}
