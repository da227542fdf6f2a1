package dev.tracelab.kit.deadline;

import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The moment by which an answer must be there. Between services the remaining milliseconds travel,
 * never a time of day, because clocks of two machines differ; inside a process a monotonic clock
 * counts them down.
 */
public final class Deadline {

  /**
   * Request header with the remaining whole milliseconds. Rounded down, so it shrinks at each hop.
   */
  public static final String HEADER = "x-deadline-ms";

  private static final String CONTEXT_KEY = Deadline.class.getName();

  private final long end;
  private final LongSupplier clock;
  private final Set<Runnable> whenCancelled = ConcurrentHashMap.newKeySet();
  private volatile boolean cancelled;

  private Deadline(long end, LongSupplier clock) {
    this.end = end;
    this.clock = clock;
  }

  /**
   * A deadline from now on.
   *
   * @param duration how long there is time
   * @param clock monotonic nanoseconds, such as {@code System::nanoTime}
   */
  public static Deadline after(Duration duration, LongSupplier clock) {
    return new Deadline(clock.getAsLong() + duration.toNanos(), clock);
  }

  /**
   * The deadline of a request.
   *
   * @throws IllegalStateException when nothing gave the request one; {@code Api} gives one to each
   */
  public static Deadline of(RoutingContext context) {
    Deadline deadline = context.get(CONTEXT_KEY);
    if (deadline == null) {
      throw new IllegalStateException("This request was given no deadline.");
    }
    return deadline;
  }

  /** What is left, never negative; nothing once it was cancelled. */
  public Duration remaining() {
    return cancelled ? Duration.ZERO : Duration.ofNanos(Math.max(0, end - clock.getAsLong()));
  }

  /** What is left in whole milliseconds, rounded down. */
  public long remainingMillis() {
    return remaining().toMillis();
  }

  /** True when not even a millisecond is left. */
  public boolean passed() {
    return remainingMillis() == 0;
  }

  /**
   * Ends the time at once, because the caller has gone. Work that checks its deadline between two
   * steps stops there, and the handlers registered by {@link #onCancel} are called.
   */
  public void cancel() {
    if (!cancelled) {
      cancelled = true;
      whenCancelled.forEach(Runnable::run);
    }
  }

  /** Whether nobody waits any more. */
  public boolean isCancelled() {
    return cancelled;
  }

  /**
   * Has something broken off when this is cancelled; at once if it was already.
   *
   * @return to be run when there is nothing to break off any more
   */
  public Runnable onCancel(Runnable action) {
    whenCancelled.add(action);
    if (cancelled) {
      action.run();
    }
    return () -> whenCancelled.remove(action);
  }

  /** Makes this the deadline of a request: {@link #of} finds it. */
  public void bindTo(RoutingContext context) {
    context.put(CONTEXT_KEY, this);
  }
}
