package dev.tracelab.golden;

import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Spans that were read or recorded together. A whole trace has one id, one root and no orphan; what
 * falls short of that can be held as well, for it is what a comparison has to show.
 *
 * @param spans ordered by start
 */
public record Trace(List<TraceSpan> spans) {

  private static final Comparator<TraceSpan> BY_START =
      Comparator.comparingLong(TraceSpan::startMicros);

  /** Orders the spans by their start; equal ones keep their order. */
  public Trace {
    spans = spans.stream().sorted(BY_START).toList();
  }

  /** A trace of these spans. */
  public static Trace of(TraceSpan... spans) {
    return new Trace(List.of(spans));
  }

  /** The ids found, in order; more than one when a request's trace was broken. */
  public SortedSet<String> traceIds() {
    return spans.stream().map(TraceSpan::traceId).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Names of the services that took part, in order. */
  public SortedSet<String> services() {
    return spans.stream().map(TraceSpan::service).collect(Collectors.toCollection(TreeSet::new));
  }

  /** From the first start to the last end, in microseconds; 0 without spans. */
  public long durationMicros() {
    long end = spans.stream().mapToLong(TraceSpan::endMicros).max().orElse(0);
    return spans.isEmpty() ? 0 : end - spans.get(0).startMicros();
  }

  /** How many spans say that they failed. */
  public long errors() {
    return spans.stream().filter(TraceSpan::error).count();
  }
}
