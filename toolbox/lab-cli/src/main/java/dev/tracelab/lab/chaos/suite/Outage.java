package dev.tracelab.lab.chaos.suite;

import dev.tracelab.lab.chaos.plan.PlannedFault;
import dev.tracelab.lab.chaos.plan.Target;

/**
 * What was away, and when.
 *
 * @param planned as it was drawn
 * @param awayMillis when it was taken away, from the start of the run
 * @param backMillis when it was ready again
 */
public record Outage(PlannedFault planned, long awayMillis, long backMillis) {

  /** What was away. */
  public Target target() {
    return planned.target();
  }
}
