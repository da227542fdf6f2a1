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

  /**
   * The largest number of intervals that were active at the same moment.
   *
   * @param starts in ascending order
   * @param ends in ascending order, of the same intervals
   */
  static int concurrency(long[] starts, long[] ends) {
    int most = 0;
    int ended = 0;
    for (int started = 1; started <= starts.length; started++) {
      while (ended < ends.length && ends[ended] <= starts[started - 1]) {
        ended++;
      }
      most = Math.max(most, started - ended);
    }
    return most;
  }
}
