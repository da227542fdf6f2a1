package dev.tracelab.kit.http;

import java.time.Duration;

/**
 * How many requests may be in flight at once: as many as keep the p95 latency at its target.
 *
 * <p>A number alone cannot say that. What waits before a request is, by Little's law, the requests
 * under way divided by those answered in a second, and the second figure changes with the machine,
 * its neighbours and the database. So the limit is found as TCP finds how much a network takes: it
 * grows slowly while answers come in time, and shrinks fast when they do not (additive increase and
 * multiplicative decrease are the family; here both are shares of the limit). Each step is judged
 * by requests that began after it, for those before tell of the step before.
 *
 * <p>It begins at its most, so that a burst finds all the room there is. Steered by one event loop;
 * any thread may look.
 */
final class AdaptiveConcurrencyLimit {

  /** Below this even a machine at its worst has nothing to do half of the time. */
  private static final int FEWEST = 16;

  private static final int ANSWERS_OF_A_ROUND = 50;
  private static final int LATE_ONES_ALLOWED = ANSWERS_OF_A_ROUND / 20;
  private static final double SHRINKING = 0.8;
  private static final double GROWING = 1.05;

  private final int most;
  private final long wishedNanos;
  private volatile double limit;
  private long roundStart;
  private int answers;
  private int late;

  /**
   * A limit at its most.
   *
   * @param most never more at once
   * @param wished target p95 latency
   * @param now monotonic nanoseconds
   */
  AdaptiveConcurrencyLimit(int most, Duration wished, long now) {
    this.most = most;
    this.wishedNanos = wished.toNanos();
    this.limit = most;
    this.roundStart = now;
  }

  /** Requests that may be under way now. */
  int requests() {
    return (int) limit;
  }

  /**
   * Learns from a request that was answered, or whose caller has gone.
   *
   * @param began when it was let in, in monotonic nanoseconds
   * @param now when it ended
   */
  void ended(long began, long now) {
    if (began - roundStart < 0) {
      return;
    }
    answers++;
    if (now - began > wishedNanos) {
      late++;
    }
    if (answers == ANSWERS_OF_A_ROUND) {
      step(now);
    }
  }

  private void step(long now) {
    double wanted = limit * (late > LATE_ONES_ALLOWED ? SHRINKING : GROWING);
    limit = Math.min(most, Math.max(wanted, Math.min(FEWEST, most)));
    roundStart = now;
    answers = 0;
    late = 0;
  }
}
