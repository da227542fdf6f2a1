package dev.tracelab.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds parallel calls that had to wait for each other: a pool smaller than the work. They wait
 * either before they start, or, if each has a span around its wait, before their first child
 * starts.
 */
final class NarrowFanOut implements Rule {

  /** A queued call starts this soon after another one has ended, in microseconds. */
  private static final long HAND_OVER = 5_000;

  @Override
  public List<Finding> check(CallTree tree) {
    List<Finding> findings = new ArrayList<>();
    for (SpanNode parent : tree.all()) {
      for (List<SpanNode> calls : Siblings.byOperation(parent).values()) {
        if (calls.size() >= Thresholds.FAN_OUT) {
          lateStart(parent, calls).or(() -> lateWork(parent, calls)).ifPresent(findings::add);
        }
      }
    }
    return findings;
  }

  /** When a call did something, in microseconds since 1970. */
  private record Interval(long start, long end) {

    static Interval of(SpanNode call) {
      return new Interval(call.start(), call.end());
    }

    /** From its first child to its last; all of it if it waited for no child. */
    static Interval ofChildren(SpanNode call) {
      return new Interval(
          call.awaited().stream().mapToLong(SpanNode::start).min().orElse(call.start()),
          call.awaited().stream().mapToLong(SpanNode::end).max().orElse(call.end()));
    }
  }

  private static Optional<Finding> lateStart(SpanNode parent, List<SpanNode> calls) {
    List<Interval> all = calls.stream().map(Interval::of).toList();
    int width = concurrency(all);
    return width > 1 && isQueued(all, width)
        ? Optional.of(
            finding(
                parent,
                calls,
                width,
                "were never more than %d at a time, and most of the others started when one ended"
                    .formatted(width)))
        : Optional.empty();
  }

  private static Optional<Finding> lateWork(SpanNode parent, List<SpanNode> calls) {
    List<Interval> work =
        calls.stream()
            .map(Interval::ofChildren)
            .sorted(Comparator.comparingLong(Interval::start))
            .toList();
    long wait = calls.stream().mapToLong(NarrowFanOut::wait).max().orElse(0);
    int width = concurrency(work);
    boolean areParallel =
        concurrency(calls.stream().map(Interval::of).toList()) >= Thresholds.FAN_OUT;
    return areParallel && wait >= Thresholds.FAN_OUT_WAIT && isQueued(work, width)
        ? Optional.of(
            finding(
                parent,
                calls,
                width,
                "were active together, but in no more than %d of them at a time did anything happen; one waited %s for its turn"
                    .formatted(width, Durations.millis(wait))))
        : Optional.empty();
  }

  private static long wait(SpanNode call) {
    return Interval.ofChildren(call).start() - call.start();
  }

  private static int concurrency(List<Interval> ordered) {
    return Siblings.concurrency(
        ordered.stream().mapToLong(Interval::start).toArray(), ends(ordered));
  }

  private static long[] ends(List<Interval> intervals) {
    return intervals.stream().mapToLong(Interval::end).sorted().toArray();
  }

  private static boolean isQueued(List<Interval> ordered, int width) {
    long[] durations = ordered.stream().mapToLong(each -> each.end - each.start).sorted().toArray();
    if (width > ordered.size() / 2 || durations[durations.length / 2] < 2 * HAND_OVER) {
      return false;
    }
    long[] ends = ends(ordered);
    List<Interval> later = ordered.subList(width, ordered.size());
    long handedOver = later.stream().filter(each -> startsAtAnEnd(each.start, ends)).count();
    return handedOver >= Thresholds.QUEUED_SHARE * later.size();
  }

  /** Whether the last of these ends before a moment was shortly before it. */
  private static boolean startsAtAnEnd(long moment, long[] ends) {
    int found = Arrays.binarySearch(ends, moment);
    int last = found >= 0 ? found : -found - 2;
    return last >= 0 && moment - ends[last] <= HAND_OVER;
  }

  private static Finding finding(
      SpanNode parent, List<SpanNode> calls, int width, String observed) {
    return new Finding(
        "narrow-fan-out",
        "A fan-out narrower than its work",
        "%d calls of %s below %s %s. They waited for one of %d slots, such as the connections of a pool."
            .formatted(calls.size(), calls.get(0).name(), parent.name(), observed, width),
        calls,
        Siblings.busy(calls));
  }
}
