package dev.tracelab.tracing.reporter;

import java.util.Arrays;
import java.util.List;

/** Encoded spans that are sent together. */
final class Batch {

  private final byte[] spans;
  private final int[] ends;
  private final long encodedAt;

  /**
   * Concatenated spans.
   *
   * @param spans their bytes
   * @param ends the end offset of each
   * @param encodedAt when they were encoded, in nanoseconds of the reporter's clock
   */
  Batch(byte[] spans, int[] ends, long encodedAt) {
    this.spans = spans;
    this.ends = ends;
    this.encodedAt = encodedAt;
  }

  byte[] bytes() {
    return spans;
  }

  int size() {
    return ends.length;
  }

  long encodedAt() {
    return encodedAt;
  }

  /** Splits it into two batches; it must have at least two spans. */
  List<Batch> halves() {
    int half = ends.length / 2;
    int border = ends[half - 1];
    int[] later = Arrays.stream(ends, half, ends.length).map(end -> end - border).toArray();
    return List.of(
        new Batch(Arrays.copyOf(spans, border), Arrays.copyOf(ends, half), encodedAt),
        new Batch(Arrays.copyOfRange(spans, border, spans.length), later, encodedAt));
  }
}
