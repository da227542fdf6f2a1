package dev.tracelab.chaos;

import dev.tracelab.chaos.audit.DatabaseSnapshot;
import dev.tracelab.chaos.audit.Finding;
import dev.tracelab.chaos.audit.InvariantAudit;
import dev.tracelab.chaos.audit.InvariantAudit.Acknowledgement;
import dev.tracelab.chaos.audit.MissingSpanAudit;
import dev.tracelab.chaos.audit.Recovery;
import dev.tracelab.chaos.audit.SpanLosses;
import dev.tracelab.chaos.audit.SpanLosses.Downtime;
import dev.tracelab.chaos.audit.TraceAudit;
import dev.tracelab.chaos.fault.FaultScheduler.Outage;
import dev.tracelab.chaos.fault.SystemUnderTest;
import dev.tracelab.chaos.load.Attempt;
import dev.tracelab.chaos.load.History;
import dev.tracelab.chaos.plan.ChaosPlan;
import dev.tracelab.chaos.plan.RunClock;
import dev.tracelab.chaos.plan.Target;
import dev.tracelab.golden.TraceFetcher;
import dev.tracelab.golden.TreePrinter;
import dev.tracelab.jaeger.model.StoredTrace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

/**
 * Audits a system that has become quiescent after a run.
 *
 * @param plan that was executed
 * @param system whose databases and dropped spans are read
 * @param clock of the run
 */
record RunAudit(ChaosPlan plan, SystemUnderTest system, RunClock clock) {

  /** More would make the page slow to load. */
  private static final int MAX_TREES = 90;

  /** Checks every invariant in the databases and the traces. */
  ChaosResult result(History history, List<Outage> outages, List<StoredTrace> traces) {
    DatabaseSnapshot snapshot = system.databases().read();
    TraceAudit traceAudit = TraceAudit.of(traces);
    SpanLosses losses = losses(outages);
    List<Finding> findings =
        new ArrayList<>(new InvariantAudit(snapshot, acknowledgements(history)).findings());
    findings.addAll(traceAudit.findings(snapshot));
    findings.addAll(MissingSpanAudit.findings(traces, snapshot, losses));
    return new ChaosResult(
        plan,
        clock,
        history.counts(),
        history.attempts(),
        outages,
        traceAudit.recoveries(),
        findings,
        traceAudit.spans(),
        losses.droppedInAll(),
        trees(traceAudit.recoveries()));
  }

  private List<Acknowledgement> acknowledgements(History history) {
    return history.attempts().stream().map(this::acknowledgement).toList();
  }

  private Acknowledgement acknowledgement(Attempt attempt) {
    return new Acknowledgement(
        plan.orders().get(attempt.order()).key().toString(),
        attempt.response().accepted() ? attempt.response().orderId() : null);
  }

  private SpanLosses losses(List<Outage> outages) {
    return new SpanLosses(
        outages.stream().filter(o -> o.target().isService()).map(this::downtime).toList(),
        outages.stream().filter(o -> o.target() == Target.JAEGER).map(this::downtime).toList(),
        system.droppedSpans());
  }

  /** For a service only the moment of the kill counts: its next process sends spans again. */
  private Downtime downtime(Outage outage) {
    long end = outage.target().isService() ? outage.startMillis() : outage.endMillis();
    return new Downtime(
        outage.target().title(), clock.microsOf(outage.startMillis()), clock.microsOf(end));
  }

  /** The traces with recoveries as text, by trace id; an evenly spaced sample if there are many. */
  private Map<String, String> trees(List<Recovery> recoveries) {
    List<String> ids = recoveries.stream().map(Recovery::traceId).distinct().toList();
    TraceFetcher fetcher = new TraceFetcher(system.jaeger());
    Map<String, String> trees = new LinkedHashMap<>();
    int step = Math.max(1, (ids.size() + MAX_TREES - 1) / MAX_TREES);
    for (int index = 0; index < ids.size(); index += step) {
      trees.put(ids.get(index), tree(fetcher, ids.get(index)));
    }
    return trees;
  }

  private static String tree(TraceFetcher fetcher, String traceId) {
    try {
      return TreePrinter.plain().print(fetcher.fetch(traceId).join());
    } catch (CompletionException e) {
      return "Jaeger did not return this trace: " + e.getCause().getMessage();
    }
  }
}
