package dev.tracelab.order.flow;

import dev.tracelab.kit.lifecycle.PeriodicTask;
import dev.tracelab.order.domain.Claim;
import dev.tracelab.order.domain.OrderRejection;
import dev.tracelab.order.store.AbandonedOrders;
import dev.tracelab.order.store.AbandonedOrders.Abandoned;
import dev.tracelab.order.store.OrderStore;
import dev.tracelab.tracing.Secrets;
import dev.tracelab.tracing.SpanTags;
import dev.tracelab.tracing.Traced;
import dev.tracelab.tracing.messaging.TraceCarriers;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives up orders whose worker failed and whose client did not retry: voids the payment, releases
 * the stock and rejects the order, in the trace of the request that placed it. The query for such
 * orders is untraced.
 */
public final class AbandonedOrderSweep extends VerticleBase {

  private static final Logger LOG = LoggerFactory.getLogger(AbandonedOrderSweep.class);
  private static final int BATCH = 16;

  private final Traced traced;
  private final TraceCarriers carriers;
  private final AbandonedOrders abandoned;
  private final OrderStore orders;
  private final Compensation compensation;
  private final Schedule schedule;
  private PeriodicTask task;

  /**
   * When orders are given up.
   *
   * @param interval from the end of one sweep to the start of the next
   * @param grace how long a client may still resume its order after the lease has expired
   * @param lease how long giving up may take before it is tried again
   */
  public record Schedule(Duration interval, Duration grace, Duration lease) {}

  /** A sweep, to be deployed. */
  public AbandonedOrderSweep(
      Traced traced,
      TraceCarriers carriers,
      AbandonedOrders abandoned,
      OrderStore orders,
      Compensation compensation,
      Schedule schedule) {
    this.traced = traced;
    this.carriers = carriers;
    this.abandoned = abandoned;
    this.orders = orders;
    this.compensation = compensation;
    this.schedule = schedule;
  }

  @Override
  public Future<?> start() {
    task = PeriodicTask.start(vertx, schedule.interval(), this::sweep);
    return Future.succeededFuture();
  }

  /** Completes when a running sweep has ended. */
  @Override
  public Future<?> stop() {
    return task.stop();
  }

  private Future<?> sweep() {
    return abandoned
        .lease(BATCH, schedule.lease(), schedule.grace())
        .onFailure(
            failure -> LOG.warn("Cannot read abandoned orders: {}", Secrets.describe(failure)))
        .compose(leased -> Future.join(leased.stream().map(this::giveUp).toList()));
  }

  /** If this fails, the order is due again when its lease expires. */
  private Future<Void> giveUp(Abandoned order) {
    Claim.Lease lease = order.lease();
    return traced
        .following(
            "give up order",
            carriers.extract(order.traceContext()),
            span -> {
              span.setTag(SpanTags.REASON, "abandoned");
              OrderSpans.tagActive(lease.orderId());
              return compensation.undo(lease.orderId()).compose(done -> reject(lease));
            })
        .onFailure(
            failure ->
                LOG.warn(
                    "Order {} is not given up yet: {}",
                    lease.orderId(),
                    Secrets.describe(failure)));
  }

  private Future<Void> reject(Claim.Lease lease) {
    return traced.span(
        "reject order",
        span ->
            orders.markRejected(
                lease, OrderSpans.rejectedInCurrentTrace(OrderRejection.abandoned())));
  }
}
