package dev.tracelab.tracing.reporter;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Batches waiting to be sent, oldest first. Only its count is thread-safe. */
final class Backlog {

  private final int maxBytes;
  private final Deque<Batch> batches = new ArrayDeque<>();
  private long bytes;
  private final AtomicLong spans = new AtomicLong();

  Backlog(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  boolean hasRoom() {
    return bytes < maxBytes;
  }

  void add(Batch batch) {
    batches.addLast(batch);
    count(batch, 1);
  }

  /** The oldest batch; null if it is empty. */
  Batch first() {
    return batches.peekFirst();
  }

  void removeFirst() {
    count(batches.removeFirst(), -1);
  }

  /** Replaces the oldest batch, which is too large for its receiver, by its two halves. */
  void splitFirst() {
    List<Batch> halves = batches.peekFirst().halves();
    removeFirst();
    halves.forEach(half -> count(half, 1));
    batches.addFirst(halves.get(1));
    batches.addFirst(halves.get(0));
  }

  /** The number of waiting spans. Any thread may call this. */
  long spans() {
    return spans.get();
  }

  private void count(Batch batch, int sign) {
    bytes += (long) sign * batch.bytes().length;
    spans.addAndGet((long) sign * batch.size());
  }
}
