package dev.tracelab.explain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The chain of spans that determined how long a request took. Shortening any of its steps shortens
 * the request; shortening anything else does not.
 *
 * <p>It is found from the end: a span's last step before a moment is the awaited child that ended
 * last before it; the time between that child's end and the moment is the span's own.
 *
 * @param steps the spans on the path with their own time, the most expensive first
 * @param totalMicros the duration of the path's first span
 */
public record CriticalPath(List<Step> steps, long totalMicros) {

  /**
   * One span on the path.
   *
   * @param segments when it was on the path and waited for none of its children, the last first
   */
  public record Step(SpanNode node, List<Segment> segments) {

    /** Keeps a copy of the segments. */
    public Step {
      segments = List.copyOf(segments);
    }

    /** The time on the path in which it waited for none of its children. */
    public long ownMicros() {
      return segments.stream().mapToLong(Segment::micros).sum();
    }
  }

  /** A stretch of time, in microseconds since 1970. */
  public record Segment(long startMicros, long endMicros) {

    private long micros() {
      return endMicros - startMicros;
    }
  }

  /** The path of a span and all that it waited for. */
  public static CriticalPath of(SpanNode top) {
    Map<SpanNode, List<Segment>> own = new LinkedHashMap<>();
    Deque<Frame> frames = new ArrayDeque<>();
    frames.push(new Frame(top, top.end()));
    while (!frames.isEmpty()) {
      Frame frame = frames.peek();
      SpanNode child = frame.nextChild();
      Segment taken = frame.takeOwnTime(child);
      if (taken.micros() > 0) {
        own.computeIfAbsent(frame.node, node -> new ArrayList<>()).add(taken);
      }
      if (child == null) {
        frames.pop();
      } else {
        frames.push(new Frame(child, frame.enter(child)));
      }
    }
    return new CriticalPath(sorted(own), top.duration());
  }

  private static List<Step> sorted(Map<SpanNode, List<Segment>> own) {
    return own.entrySet().stream()
        .map(entry -> new Step(entry.getKey(), entry.getValue()))
        // With nonsensical times the sum overflows.
        .filter(step -> step.ownMicros() > 0)
        .sorted(Comparator.comparingLong(Step::ownMicros).reversed())
        .toList();
  }

  /** A span whose path is being followed backwards, from the moment {@code until}. */
  private static final class Frame {

    private final SpanNode node;
    private final Deque<SpanNode> byEnd;
    private final long limit;
    private long until;

    Frame(SpanNode node, long until) {
      this.node = node;
      this.limit = until;
      this.until = until;
      this.byEnd =
          new ArrayDeque<>(
              node.awaited().stream()
                  .sorted(Comparator.comparingLong(SpanNode::end).reversed())
                  .toList());
    }

    /** The awaited child that ended last before this moment; null if there is none. */
    SpanNode nextChild() {
      while (!byEnd.isEmpty()) {
        SpanNode child = byEnd.poll();
        // Clocks differ a little: an end after the limit counts as the limit, and siblings may
        // overlap.
        long end = Math.min(child.end(), limit);
        boolean isBefore = end - Thresholds.DIRECTLY_AFTER <= until && child.start() < until;
        if (isBefore && child.end() > node.start()) {
          return child;
        }
      }
      return null;
    }

    /** The span's own time between this moment and the end of the child, or its own start. */
    Segment takeOwnTime(SpanNode child) {
      long from = child == null ? node.start() : Math.min(child.end(), until);
      long start = Math.min(until, Math.max(from, node.start()));
      Segment taken = new Segment(start, until);
      until = start;
      return taken;
    }

    /** Continues before the child; returns the moment at which the child's own path starts. */
    long enter(SpanNode child) {
      long end = Math.min(child.end(), until);
      until = Math.min(until, Math.max(child.start(), node.start()));
      return end;
    }
  }
}
