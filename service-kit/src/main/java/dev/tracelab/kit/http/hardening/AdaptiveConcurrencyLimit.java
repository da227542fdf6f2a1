package dev.tracelab.kit.http.hardening;

import java.time.Duration;

/**
 * A concurrency limit that adapts to keep the p95 latency at its target.
 *
 * <p>A fixed number cannot do that: by Little's law the latency is the requests in flight divided
 * by the throughput, and the throughput changes with the machine, its neighbours and the database.
 * So the limit is found as TCP finds its congestion window: it grows slowly while responses are in
 * time and shrinks fast when they are late. Each step counts only requests that started after the
 * previous step.
 *
 * <p>It starts at the maximum, so a burst after a quiet time is admitted. Updated by one event
 * loop, readable by any thread.
 */
final class AdaptiveConcurrencyLimit {

  /** With fewer requests even a slow machine would be idle half of the time. */
  private static final int MIN = 16;

  private static final int REQUESTS_PER_STEP = 50;
  private static final int LATE_ALLOWED = REQUESTS_PER_STEP / 20;
  private static final double DECREASE = 0.8;
  private static final double INCREASE = 1.05;

  private final int max;
  private final long targetNanos;
  private volatile double limit;
  private long stepStart;
  private int ended;
  private int late;

  /**
   * Creates a limit at its maximum.
   *
   * @param targetP95 target p95 latency
   * @param now monotonic nanoseconds
   */
  AdaptiveConcurrencyLimit(int max, Duration targetP95, long now) {
    this.max = max;
    this.targetNanos = targetP95.toNanos();
    this.limit = max;
    this.stepStart = now;
  }

  /** The requests that may be in flight now. */
  int requests() {
    return (int) limit;
  }

  /**
   * Records a request that got its response or lost its caller.
   *
   * @param started when it was admitted, in monotonic nanoseconds
   * @param now when it ended
   */
  void ended(long started, long now) {
    if (started - stepStart < 0) {
      return;
    }
    ended++;
    if (now - started > targetNanos) {
      late++;
    }
    if (ended == REQUESTS_PER_STEP) {
      step(now);
    }
  }

  private void step(long now) {
    double next = limit * (late > LATE_ALLOWED ? DECREASE : INCREASE);
    limit = Math.min(max, Math.max(next, MIN));
    stepStart = now;
    ended = 0;
    late = 0;
  }
}
