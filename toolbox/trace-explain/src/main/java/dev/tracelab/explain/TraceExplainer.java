package dev.tracelab.explain;

import dev.tracelab.golden.SpanKind;
import dev.tracelab.golden.Trace;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /** What several traces did to each other. */
  private static final List<Rule> RULES_FOR_SEVERAL = List.of(new SameQueryAtOnce());

  /**
   * Explains a trace.
   *
   * @param trace may be incomplete or contradictory; with spans of several trace ids, roots that
   *     belong together are found, too
   */
  public Explanation explain(Trace trace) {
    return explain(trace, List.of());
  }

  /**
   * Explains a trace, and what it and others did at the same time.
   *
   * @param trace as in {@link #explain(Trace)}
   * @param others are searched only for what they have in common with the trace
   */
  public Explanation explain(Trace trace, List<Trace> others) {
    CallTree tree = CallTree.of(trace);
    Trace all =
        new Trace(
            Stream.concat(Stream.of(trace), others.stream())
                .flatMap(each -> each.spans().stream())
                .toList());
    List<Finding> findings =
        Stream.concat(found(RULES, tree), found(RULES_FOR_SEVERAL, CallTree.of(all)))
            .collect(Collectors.groupingBy(Finding::kind, LinkedHashMap::new, Collectors.toList()))
            .values()
            .stream()
            .map(Finding::merged)
            .sorted(Comparator.comparingLong(Finding::costMicros).reversed())
            .toList();
    return new Explanation(trace, criticalPath(tree), UnexplainedTime.in(tree), findings);
  }

  private static Stream<Finding> found(List<Rule> rules, CallTree tree) {
    return rules.stream().flatMap(rule -> rule.check(tree).stream());
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
