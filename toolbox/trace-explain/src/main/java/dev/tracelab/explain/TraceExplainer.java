package dev.tracelab.explain;

import dev.tracelab.golden.SpanKind;
import dev.tracelab.golden.Trace;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** Explains traces: what took their time, and which known faults they show. Thread-safe. */
public final class TraceExplainer {

  private static final List<Rule> RULES =
      List.of(
          new RepeatedCalls(),
          new SequentialCalls(),
          new NarrowFanOut(),
          new MultipliedRetries(),
          new OutlivesParent(),
          new BrokenReferences(),
          new LooseRoot(),
          new ClockSkew(),
          new HiddenErrors(),
          new ConnectionWait(),
          new SlowStatement(),
          new SlowCall(),
          new Stall(),
          new IdsInNames(),
          new SpentDeadline());

  /**
   * Explains a trace.
   *
   * @param trace may be incomplete or contradictory; with spans of several trace ids, roots that
   *     belong together are found, too
   */
  public Explanation explain(Trace trace) {
    CallTree tree = CallTree.of(trace);
    List<Finding> findings =
        RULES.stream()
            .flatMap(rule -> rule.check(tree).stream())
            .collect(Collectors.groupingBy(Finding::kind, LinkedHashMap::new, Collectors.toList()))
            .values()
            .stream()
            .map(Finding::merged)
            .sorted(Comparator.comparingLong(Finding::costMicros).reversed())
            .toList();
    return new Explanation(trace, criticalPath(tree), UnexplainedTime.in(tree), findings);
  }

  /** The path of the first server span at the top, or of the first span if there is none. */
  private static CriticalPath criticalPath(CallTree tree) {
    List<SpanNode> tops = tree.tops();
    return tops.stream()
        .filter(top -> top.is(SpanKind.SERVER))
        .findFirst()
        .or(() -> tops.stream().findFirst())
        .map(CriticalPath::of)
        .orElse(new CriticalPath(List.of(), 0));
  }
}
