package dev.tracelab.order.flow;

import dev.tracelab.kit.lifecycle.PeriodicTask;
import dev.tracelab.order.domain.Lease;
import dev.tracelab.order.store.AbandonedOrders;
import dev.tracelab.order.store.AbandonedOrders.Abandoned;
import dev.tracelab.tracing.Secrets;
import dev.tracelab.tracing.messaging.TraceCarriers;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds orders whose worker is gone and has each given up in the trace that placed it. Looking for
 * them is untraced.
 */
public final class AbandonedSweep extends VerticleBase {

  private static final Logger log = LoggerFactory.getLogger(AbandonedSweep.class);
  private static final int BATCH = 16;

  private final AbandonedOrders abandoned;
  private final TraceCarriers carriers;
  private final Duration interval;
  private final Duration grace;
  private final Duration lease;
  private PeriodicTask task;

  private AbandonedSweep(
      AbandonedOrders abandoned,
      TraceCarriers carriers,
      Duration interval,
      Duration grace,
      Duration lease) {
    this.abandoned = abandoned;
    this.carriers = carriers;
    this.interval = interval;
    this.grace = grace;
    this.lease = lease;
  }

  /**
   * A sweep, to be deployed.
   *
   * @param interval from the end of one look to the next
   * @param grace how long a client may still come back with its key before its order is given up
   * @param lease how long giving up may take before it is tried again
   */
  public static AbandonedSweep create(
      AbandonedOrders abandoned,
      TraceCarriers carriers,
      Duration interval,
      Duration grace,
      Duration lease) {
    return new AbandonedSweep(abandoned, carriers, interval, grace, lease);
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
    return abandoned
        .lease(BATCH, lease, grace)
        .onSuccess(orders -> orders.forEach(this::hand))
        .onFailure(
            failure ->
                log.warn("Abandoned orders cannot be read: {}", Secrets.sentenceOf(failure)));
  }

  private void hand(Abandoned order) {
    DeliveryOptions options =
        carriers
            .followingFrom("give up order", order.traceContext())
            .setSendTimeout(lease.toMillis());
    vertx
        .eventBus()
        .request(Addresses.GIVE_UP, body(order.lease()), options)
        .onFailure(
            failure ->
                log.warn(
                    "Order {} is not given up yet: {}",
                    order.lease().orderId(),
                    Secrets.sentenceOf(failure)));
  }

  private static JsonObject body(Lease lease) {
    return new JsonObject()
        .put("orderId", lease.orderId().toString())
        .put("owner", lease.owner().toString());
  }
}
