package dev.tracelab.explain;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The awaited children of one span, compared with each other. */
final class Siblings {

  private static final double MOSTLY = 0.8;

  private Siblings() {}

  /** Children that call the same operation of the same server, ordered by start. */
  static Map<String, List<SpanNode>> byOperation(SpanNode parent) {
    return parent.awaited().stream()
        .sorted(Comparator.comparingLong(SpanNode::start))
        .collect(Collectors.groupingBy(SpanNode::target, LinkedHashMap::new, Collectors.toList()));
  }

  /** Whether nearly all of them started after the one before had ended. */
  static boolean areSequential(List<SpanNode> ordered) {
    int inOrder = 0;
    for (int i = 1; i < ordered.size(); i++) {
      if (ordered.get(i).start() >= ordered.get(i - 1).end()) {
        inOrder++;
      }
    }
    return inOrder >= MOSTLY * (ordered.size() - 1);
  }

  /** The time in which at least one of them was active, in microseconds. */
  static long busy(List<SpanNode> ordered) {
    long busy = 0;
    long until = Long.MIN_VALUE;
    for (SpanNode each : ordered) {
      long from = Math.max(each.start(), until);
      busy += Math.max(0, each.end() - from);
      until = Math.max(until, each.end());
    }
    return busy;
  }

  /** The largest number of them that were active at the same moment. */
  static int concurrency(List<SpanNode> ordered) {
    long[] ends = ends(ordered);
    int most = 0;
    int ended = 0;
    for (int started = 1; started <= ordered.size(); started++) {
      long moment = ordered.get(started - 1).start();
      while (ended < ends.length && ends[ended] <= moment) {
        ended++;
      }
      most = Math.max(most, started - ended);
    }
    return most;
  }

  /** Their ends in ascending order. */
  static long[] ends(List<SpanNode> siblings) {
    return siblings.stream().mapToLong(SpanNode::end).sorted().toArray();
  }
}
