package dev.tracelab.chaos.audit;

import java.util.List;

/**
 * The result of checking one invariant.
 *
 * @param invariant its short name, such as {@code 0 lost}
 * @param meaning what must hold
 * @param checked number of things checked
 * @param violations a sentence for each violation
 */
public record Finding(String invariant, String meaning, long checked, List<String> violations) {

  /** Copies the list. */
  public Finding {
    violations = List.copyOf(violations);
  }

  /** All violations, each prefixed with the name of its invariant. */
  public static List<String> violationsOf(List<Finding> findings) {
    return findings.stream()
        .flatMap(finding -> finding.violations.stream().map(v -> finding.invariant + ": " + v))
        .toList();
  }

  /** Whether there is no violation. */
  public boolean holds() {
    return violations.isEmpty();
  }
}
