package dev.tracelab.tracing.reporter;

import java.util.Arrays;
import java.util.List;

/** Encoded spans that leave together. */
final class Batch {

  private final byte[] spans;
  private final int[] ends;
  private final long since;

  /**
   * Takes encoded spans.
   *
   * @param spans the spans, one behind the other
   * @param ends where each ends
   * @param since when they were encoded, in nanoseconds of the reporter's clock
   */
  Batch(byte[] spans, int[] ends, long since) {
    this.spans = spans;
    this.ends = ends;
    this.since = since;
  }

  byte[] bytes() {
    return spans;
  }

  int size() {
    return ends.length;
  }

  long since() {
    return since;
  }

  /** Two batches with half of the spans each; there must be two. */
  List<Batch> halves() {
    int half = ends.length / 2;
    int border = ends[half - 1];
    int[] later = Arrays.stream(ends, half, ends.length).map(end -> end - border).toArray();
    return List.of(
        new Batch(Arrays.copyOf(spans, border), Arrays.copyOf(ends, half), since),
        new Batch(Arrays.copyOfRange(spans, border, spans.length), later, since));
  }
}
