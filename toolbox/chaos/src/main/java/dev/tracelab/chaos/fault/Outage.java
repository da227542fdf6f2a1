package dev.tracelab.chaos.fault;

import dev.tracelab.chaos.plan.ChaosPlan.PlannedFault;
import dev.tracelab.chaos.plan.Fault;
import dev.tracelab.chaos.plan.Target;

/**
 * A fault that was injected, with its actual times.
 *
 * @param planned as it was drawn
 * @param startMillis when it was injected, from the start of the run
 * @param endMillis when the part was ready again
 */
public record Outage(PlannedFault planned, long startMillis, long endMillis) {

  /** The part that was unavailable. */
  public Target target() {
    return planned.target();
  }

  /** What happened to it. */
  public Fault fault() {
    return planned.fault();
  }
}
