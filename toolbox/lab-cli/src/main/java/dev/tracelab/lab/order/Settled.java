package dev.tracelab.lab.order;

import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceTree;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Whether a trace seems complete, when its expected shape is unknown: it has one root and no
 * orphan, and has not grown for longer than services delay spans. To be applied repeatedly to one
 * trace.
 */
final class Settled implements Predicate<Trace> {

  private static final Duration UNCHANGED = Duration.ofMillis(600);

  private final LongSupplier nanoTime;
  private int spans;
  private long since;

  /**
   * A test of a trace that has not been seen yet.
   *
   * @param nanoTime such as {@link System#nanoTime()}
   */
  Settled(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  @Override
  public boolean test(Trace trace) {
    long now = nanoTime.getAsLong();
    if (trace.spans().size() != spans) {
      spans = trace.spans().size();
      since = now;
    }
    TraceTree tree = TraceTree.of(trace);
    return tree.roots().size() == 1
        && tree.orphans().isEmpty()
        && tree.cycles().isEmpty()
        && now - since >= UNCHANGED.toNanos();
  }
}
