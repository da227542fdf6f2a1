package dev.tracelab.inventory.flow;

import dev.tracelab.inventory.store.ReservationStore;
import dev.tracelab.kit.lifecycle.PeriodicTask;
import dev.tracelab.tracing.Secrets;
import dev.tracelab.tracing.Traced;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Periodically expires overdue reservations. Requests for their products expire them as well; the
 * sweep is for products without requests. A failed sweep is followed by the next one.
 *
 * <p>Only a sweep that expired something has a span. It is recorded afterwards, with the time at
 * which the sweep began.
 */
public final class ExpirySweep extends VerticleBase {

  private static final Logger LOG = LoggerFactory.getLogger(ExpirySweep.class);
  private static final int RESERVATIONS_PER_SWEEP = 500;

  private final Traced traced;
  private final ReservationStore reservations;
  private final Duration interval;
  private PeriodicTask task;

  /**
   * Creates a sweep that runs while it is deployed.
   *
   * @param interval from the end of one sweep to the start of the next
   */
  public ExpirySweep(Traced traced, ReservationStore reservations, Duration interval) {
    this.traced = traced;
    this.reservations = reservations;
    this.interval = interval;
  }

  @Override
  public Future<?> start() {
    task = PeriodicTask.start(vertx, interval, this::sweep);
    return Future.succeededFuture();
  }

  /** Completes when the running sweep, if any, has ended. */
  @Override
  public Future<?> stop() {
    return task.stop();
  }

  private Future<Void> sweep() {
    Instant began = Instant.now();
    return reservations
        .expireOverdue(RESERVATIONS_PER_SWEEP)
        .onFailure(failure -> LOG.warn("The sweep failed: {}", Secrets.describe(failure)))
        .compose(products -> products == 0 ? Future.succeededFuture() : record(began, products));
  }

  private Future<Void> record(Instant began, int products) {
    return traced.since(
        "expire reservations",
        began,
        span -> {
          span.setTag("products", products);
          LOG.info("Overdue reservations expired; {} products have units back.", products);
          return Future.succeededFuture();
        });
  }
}
