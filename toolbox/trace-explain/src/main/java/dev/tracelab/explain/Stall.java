package dev.tracelab.explain;

import dev.tracelab.golden.SpanKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds a moment at which all spans of a service stood still: a blocked event loop, a pause of the
 * garbage collector, a frozen process.
 */
final class Stall implements Rule {

  /** A service that pauses more often than this in one trace is a batch, and does not hang. */
  private static final int MAX_GAPS = 100;

  @Override
  public List<Finding> check(CallTree tree) {
    List<Finding> findings = new ArrayList<>();
    Map<String, List<SpanNode>> services =
        tree.all().stream().collect(Collectors.groupingBy(node -> node.span().service()));
    services.forEach((service, spans) -> check(service, spans, findings));
    findings.sort(Comparator.comparingLong(Finding::costMicros).reversed());
    return findings;
  }

  private static void check(String service, List<SpanNode> spans, List<Finding> findings) {
    if (spans.size() <= Thresholds.STALLED_SPANS) {
      return;
    }
    Long before = null;
    int gaps = 0;
    for (long moment : events(spans)) {
      if (before != null && gaps < MAX_GAPS && moment - before >= Thresholds.STALL) {
        List<SpanNode> stopped = stopped(spans, before, moment);
        if (stopped.size() >= Thresholds.STALLED_SPANS) {
          findings.add(finding(service, stopped, moment - before));
        }
        gaps++;
      }
      before = moment;
    }
  }

  private static SortedSet<Long> events(List<SpanNode> spans) {
    SortedSet<Long> events = new TreeSet<>();
    for (SpanNode node : spans) {
      events.add(node.start());
      events.add(node.end());
      node.span().logs().forEach(log -> events.add(log.micros()));
    }
    return events;
  }

  /** Spans that were active all the time, and in the end waited for nobody. */
  private static List<SpanNode> stopped(List<SpanNode> spans, long from, long to) {
    return spans.stream()
        .filter(node -> node.start() <= from && node.end() >= to)
        .filter(node -> !isWaiting(node, to))
        .filter(
            node ->
                node.children().stream()
                    .noneMatch(child -> child.start() < to && child.end() > to - Thresholds.STALL))
        .toList();
  }

  /** A call waits for its server, traced or not, unless the server answered a stall before. */
  private static boolean isWaiting(SpanNode node, long to) {
    boolean isCall = node.is(SpanKind.CLIENT) || node.is(SpanKind.PRODUCER);
    return isCall
        && node.children().stream()
            .noneMatch(child -> child.is(SpanKind.SERVER) && child.end() <= to - Thresholds.STALL);
  }

  private static Finding finding(String service, List<SpanNode> stopped, long micros) {
    return new Finding(
        "stall",
        "Spans that all stood still at one moment",
        "For %s nothing began or ended in %s, while %d of its spans were active and waited for nobody: a blocked event loop, or a pause of the whole process."
            .formatted(Durations.millis(micros), service, stopped.size()),
        stopped,
        micros);
  }
}
