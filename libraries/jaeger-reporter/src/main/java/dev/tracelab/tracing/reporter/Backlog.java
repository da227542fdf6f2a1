package dev.tracelab.tracing.reporter;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Batches that wait to be sent, oldest first. Used by the reporter's thread; counted by all. */
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

  /** The oldest batch; null when there is none. */
  Batch first() {
    return batches.peekFirst();
  }

  void removeFirst() {
    count(batches.removeFirst(), -1);
  }

  /** Puts two batches in the place of the oldest one, which is too large for its receiver. */
  void splitFirst() {
    List<Batch> halves = batches.peekFirst().halves();
    removeFirst();
    halves.forEach(half -> count(half, 1));
    batches.addFirst(halves.get(1));
    batches.addFirst(halves.get(0));
  }

  /** How many spans wait; any thread may ask. */
  long spans() {
    return spans.get();
  }

  private void count(Batch batch, int sign) {
    bytes += (long) sign * batch.bytes().length;
    spans.addAndGet((long) sign * batch.size());
  }
}
