package dev.tracelab.golden;

import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Spans that were read or recorded together. A complete trace has one id, one root and no orphans;
 * a broken one can be represented too, so that a comparison can show what is wrong.
 *
 * @param spans ordered by start
 */
public record Trace(List<TraceSpan> spans) {

  private static final Comparator<TraceSpan> BY_START =
      Comparator.comparingLong(TraceSpan::startMicros);

  /** Sorts the spans by start; the sort is stable. */
  public Trace {
    spans = spans.stream().sorted(BY_START).toList();
  }

  /** Returns a trace of these spans. */
  public static Trace of(TraceSpan... spans) {
    return new Trace(List.of(spans));
  }

  /** Returns the sorted trace ids; more than one if a request's trace was broken. */
  public SortedSet<String> traceIds() {
    return spans.stream().map(TraceSpan::traceId).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the sorted names of the services. */
  public SortedSet<String> services() {
    return spans.stream().map(TraceSpan::service).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the time from the first start to the last end in microseconds; 0 without spans. */
  public long durationMicros() {
    long end = spans.stream().mapToLong(TraceSpan::endMicros).max().orElse(0);
    return spans.isEmpty() ? 0 : end - spans.get(0).startMicros();
  }

  /** Returns the number of failed spans. */
  public long errors() {
    return spans.stream().filter(TraceSpan::error).count();
  }
}
