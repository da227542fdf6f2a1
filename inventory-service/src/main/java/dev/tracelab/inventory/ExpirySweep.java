package dev.tracelab.inventory;

import dev.tracelab.inventory.store.ReservationStore;
import dev.tracelab.kit.lifecycle.PeriodicTask;
import dev.tracelab.tracing.Secrets;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives back, from time to time, the units of reservations that nobody settled. Whoever asks for
 * such units gets them without it; this is for those nobody asks for. A sweep that fails is
 * followed by the next one.
 */
final class ExpirySweep extends VerticleBase {

  private static final Logger LOG = LoggerFactory.getLogger(ExpirySweep.class);
  private static final int RESERVATIONS_PER_SWEEP = 500;

  private final ReservationStore reservations;
  private final Duration interval;
  private PeriodicTask task;

  private ExpirySweep(ReservationStore reservations, Duration interval) {
    this.reservations = reservations;
    this.interval = interval;
  }

  /**
   * Sweeps once it is deployed.
   *
   * @param reservations over a pool that is never traced
   * @param interval from the end of one sweep to the start of the next
   */
  static ExpirySweep create(ReservationStore reservations, Duration interval) {
    return new ExpirySweep(reservations, interval);
  }

  @Override
  public Future<?> start() {
    task = PeriodicTask.start(vertx, interval, this::sweep);
    return Future.succeededFuture();
  }

  /** Ends with the sweep that runs, if one does. */
  @Override
  public Future<?> stop() {
    return task.stop();
  }

  private Future<?> sweep() {
    return reservations
        .expireOverdue(RESERVATIONS_PER_SWEEP)
        .onSuccess(ExpirySweep::tell)
        .onFailure(failure -> LOG.warn("Overdue units stay held: {}", Secrets.sentenceOf(failure)));
  }

  private static void tell(int products) {
    if (products > 0) {
      LOG.info("Units of overdue reservations are on hand again, products: {}.", products);
    }
  }
}
