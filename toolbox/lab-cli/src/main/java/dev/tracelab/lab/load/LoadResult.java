package dev.tracelab.lab.load;

import dev.tracelab.chaos.audit.Finding;
import java.util.List;

/**
 * Everything known at the end of a load test.
 *
 * @param figures of all orders
 * @param findings of the audit
 */
public record LoadResult(LoadFigures figures, List<Finding> findings) {

  /** Whether there was no error and every invariant holds. */
  public boolean holds() {
    return figures.errors() == 0 && findings.stream().allMatch(Finding::holds);
  }
}
