package dev.tracelab.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds parallel calls that had to wait for each other: a pool smaller than the work. */
final class NarrowFanOut implements Rule {

  /** A queued call starts this soon after another one has ended, in microseconds. */
  private static final long HAND_OVER = 5_000;

  @Override
  public List<Finding> check(CallTree tree) {
    List<Finding> findings = new ArrayList<>();
    for (SpanNode parent : tree.all()) {
      for (List<SpanNode> calls : Siblings.byOperation(parent).values()) {
        int width = calls.size() < Thresholds.FAN_OUT ? 0 : Siblings.concurrency(calls);
        if (width > 1 && width <= calls.size() / 2 && isQueued(calls, width)) {
          findings.add(finding(parent, calls, width));
        }
      }
    }
    return findings;
  }

  private static boolean isQueued(List<SpanNode> calls, int width) {
    long[] ends = Siblings.ends(calls);
    List<SpanNode> later = calls.subList(width, calls.size());
    long[] durations = calls.stream().mapToLong(SpanNode::duration).sorted().toArray();
    if (durations[durations.length / 2] < 2 * HAND_OVER) {
      return false;
    }
    long handedOver = later.stream().filter(call -> startsAtAnEnd(call, ends)).count();
    return handedOver >= Thresholds.QUEUED_SHARE * later.size();
  }

  /** Whether the last of these ends before the call's start was shortly before it. */
  private static boolean startsAtAnEnd(SpanNode call, long[] ends) {
    int found = Arrays.binarySearch(ends, call.start());
    int last = found >= 0 ? found : -found - 2;
    return last >= 0 && call.start() - ends[last] <= HAND_OVER;
  }

  private static Finding finding(SpanNode parent, List<SpanNode> calls, int width) {
    return new Finding(
        "narrow-fan-out",
        "A fan-out narrower than its work",
        "%d calls of %s below %s were never more than %d at a time, and most of the others started when one ended: they waited for one of %d slots, such as the connections of a pool."
            .formatted(calls.size(), calls.get(0).name(), parent.name(), width, width),
        calls,
        Siblings.busy(calls));
  }
}
