package dev.tracelab.lab.chaos;

import dev.tracelab.lab.chaos.audit.Finding;
import dev.tracelab.lab.chaos.audit.Recovery;
import dev.tracelab.lab.chaos.load.Asking;
import dev.tracelab.lab.chaos.load.Journal;
import dev.tracelab.lab.chaos.load.RunClock;
import dev.tracelab.lab.chaos.plan.ChaosPlan;
import dev.tracelab.lab.chaos.suite.Outage;
import java.util.List;
import java.util.Map;

/**
 * All that is known when a run is over.
 *
 * @param plan what was to happen
 * @param clock when it began
 * @param endMillis when nothing was under way any more, from the start of the run
 * @param count how many orders ended how
 * @param askings every request, by the time it ended
 * @param outages what was away, and when
 * @param recoveries work that somebody else took up
 * @param findings of the audit
 * @param spans how many were audited
 * @param lostSpans how many services said they had lost
 * @param trees traces of recoveries as text, by id; not of all if there are many
 */
public record ChaosResult(
    ChaosPlan plan,
    RunClock clock,
    long endMillis,
    Journal.Count count,
    List<Asking> askings,
    List<Outage> outages,
    List<Recovery> recoveries,
    List<Finding> findings,
    long spans,
    long lostSpans,
    Map<String, String> trees) {

  /** Whether every invariant holds. */
  public boolean holds() {
    return findings.stream().allMatch(Finding::holds);
  }
}
