package dev.tracelab.chaos;

import dev.tracelab.chaos.audit.Finding;
import dev.tracelab.chaos.audit.Recovery;
import dev.tracelab.chaos.fault.FaultScheduler.Outage;
import dev.tracelab.chaos.load.Attempt;
import dev.tracelab.chaos.load.History;
import dev.tracelab.chaos.plan.ChaosPlan;
import dev.tracelab.chaos.plan.RunClock;
import java.util.List;
import java.util.Map;

/**
 * Everything known at the end of a run.
 *
 * @param plan what was planned
 * @param clock the run's clock
 * @param counts orders by final state
 * @param attempts every request, in the order they ended
 * @param outages each fault with its actual times
 * @param recoveries work that another worker took over
 * @param findings of the audit
 * @param spans number of audited spans
 * @param droppedSpans number of spans that services counted as dropped
 * @param trees traces with recoveries as text, by trace id; a sample if there are many
 */
public record ChaosResult(
    ChaosPlan plan,
    RunClock clock,
    History.Counts counts,
    List<Attempt> attempts,
    List<Outage> outages,
    List<Recovery> recoveries,
    List<Finding> findings,
    long spans,
    long droppedSpans,
    Map<String, String> trees) {

  /** Whether every invariant holds. */
  public boolean holds() {
    return findings.stream().allMatch(Finding::holds);
  }
}
