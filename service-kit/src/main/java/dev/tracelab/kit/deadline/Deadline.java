package dev.tracelab.kit.deadline;

import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The deadline of a request, which its caller can also cancel. Services pass on the remaining
 * milliseconds instead of a time of day, because the clocks of two machines differ. Thread-safe.
 */
public final class Deadline {

  /**
   * Request header with the remaining milliseconds, rounded down, so that it shrinks at each hop.
   */
  public static final String HEADER = "x-deadline-ms";

  private static final String CONTEXT_KEY = Deadline.class.getName();

  private final long end;
  private final LongSupplier clock;
  private final Set<Runnable> cancelActions = ConcurrentHashMap.newKeySet();
  private volatile boolean cancelled;

  private Deadline(long end, LongSupplier clock) {
    this.end = end;
    this.clock = clock;
  }

  /** A deadline that starts now and passes after this duration. */
  public static Deadline after(Duration duration) {
    return after(duration, System::nanoTime);
  }

  /**
   * A deadline by another clock, for tests.
   *
   * @param duration until the deadline passes
   * @param clock monotonic nanoseconds, such as {@code System::nanoTime}
   */
  public static Deadline after(Duration duration, LongSupplier clock) {
    return new Deadline(clock.getAsLong() + duration.toNanos(), clock);
  }

  /**
   * The deadline of a request.
   *
   * @throws IllegalStateException if it has none; {@code Api} gives one to each request
   */
  public static Deadline of(RoutingContext context) {
    Deadline deadline = context.get(CONTEXT_KEY);
    if (deadline == null) {
      throw new IllegalStateException("This request was given no deadline.");
    }
    return deadline;
  }

  /** The remaining time, never negative; zero once cancelled. */
  public Duration remaining() {
    return cancelled ? Duration.ZERO : Duration.ofNanos(Math.max(0, end - clock.getAsLong()));
  }

  /** The remaining milliseconds, rounded down. */
  public long remainingMillis() {
    return remaining().toMillis();
  }

  /** Whether less than a millisecond is left. */
  public boolean passed() {
    return remainingMillis() == 0;
  }

  /**
   * Ends the deadline at once, because the caller disconnected: runs the actions registered with
   * {@link #onCancel}. Work that checks its deadline between two steps stops there.
   */
  public void cancel() {
    if (!cancelled) {
      cancelled = true;
      cancelActions.forEach(Runnable::run);
    }
  }

  /** Whether {@link #cancel} was called. */
  public boolean isCancelled() {
    return cancelled;
  }

  /**
   * Registers an action for cancellation; runs it at once if this is already cancelled.
   *
   * @return unregisters the action
   */
  public Runnable onCancel(Runnable action) {
    cancelActions.add(action);
    if (cancelled) {
      action.run();
    }
    return () -> cancelActions.remove(action);
  }

  /** Makes this the deadline of a request, for {@link #of} to find. */
  public void bindTo(RoutingContext context) {
    context.put(CONTEXT_KEY, this);
  }
}
