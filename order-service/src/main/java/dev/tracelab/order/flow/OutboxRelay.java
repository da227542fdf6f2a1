package dev.tracelab.order.flow;

import dev.tracelab.order.store.Outbox;
import dev.tracelab.tracing.Secrets;
import dev.tracelab.tracing.messaging.TraceCarriers;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends outbox entries to {@link FulfilmentConsumer}: at once when a commit nudges it, and
 * periodically, because a nudge is lost if its process fails.
 *
 * <p>{@link Outbox} queries through an untraced pool, because polling belongs to no trace. Each
 * entry carries its own trace context, so it does not matter which replica's relay leases it.
 *
 * <p>The table is the queue. The number of orders in flight is limited, so a backlog, for example
 * after an outage of inventory-service, neither fills the memory nor slows down new orders.
 */
public final class OutboxRelay extends VerticleBase {

  private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
  private static final String NUDGE_ADDRESS = "outbox.filled";
  private static final int BATCH = 16;
  private static final int MAX_IN_FLIGHT = 64;
  private static final Duration MAX_DELAY = Duration.ofSeconds(30);

  private final Outbox outbox;
  private final TraceCarriers carriers;
  private final Duration pollInterval;
  private final Duration entryLease;
  private final Set<Future<?>> inFlight = new HashSet<>();
  private Future<Void> draining = Future.succeededFuture();
  private boolean nudged;
  private boolean stopping;

  /**
   * A relay, to be deployed after its consumer.
   *
   * @param pollInterval how often it polls without a nudge
   * @param entryLease after this time an entry without a reply is sent again; longer than
   *     fulfilment may take, to avoid needless redeliveries
   */
  public OutboxRelay(
      Outbox outbox, TraceCarriers carriers, Duration pollInterval, Duration entryLease) {
    this.outbox = outbox;
    this.carriers = carriers;
    this.pollInterval = pollInterval;
    this.entryLease = entryLease;
  }

  /** Wakes the relay of this process; to be called after a commit. */
  public static void nudge(Vertx vertx) {
    DeliveryOptions untraced = new DeliveryOptions().setTracingPolicy(TracingPolicy.IGNORE);
    vertx.eventBus().send(NUDGE_ADDRESS, null, untraced);
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(pollInterval.toMillis(), tick -> drain());
    return vertx.eventBus().localConsumer(NUDGE_ADDRESS, nudge -> drain()).completion();
  }

  /** Completes when no order is in flight. */
  @Override
  public Future<?> stop() {
    stopping = true;
    return draining.transform(drained -> Future.join(List.copyOf(inFlight))).otherwiseEmpty();
  }

  private void drain() {
    nudged = true;
    if (draining.isComplete()) {
      draining =
          sendBatch()
              .onFailure(
                  failure -> LOG.warn("Cannot read the outbox: {}", Secrets.describe(failure)));
    }
  }

  private Future<Void> sendBatch() {
    nudged = false;
    return hasCapacity() && !stopping
        ? outbox.lease(BATCH, entryLease).compose(this::sendAll)
        : Future.succeededFuture();
  }

  private boolean hasCapacity() {
    return inFlight.size() + BATCH <= MAX_IN_FLIGHT;
  }

  /** A full batch means that there may be more. */
  private Future<Void> sendAll(List<Outbox.Entry> entries) {
    entries.forEach(this::send);
    return nudged || entries.size() == BATCH ? sendBatch() : Future.succeededFuture();
  }

  /** The options carry the trace context in the message's headers; its body knows no trace. */
  private void send(Outbox.Entry entry) {
    DeliveryOptions options =
        carriers
            .followingFrom("fulfil order", entry.traceContext())
            .setSendTimeout(entryLease.toMillis());
    Future<?> reply =
        vertx
            .eventBus()
            .request(FulfilmentConsumer.ADDRESS, FulfilmentConsumer.message(entry), options);
    inFlight.add(reply);
    reply.onFailure(failure -> postpone(entry, failure)).onComplete(done -> ended(reply));
  }

  private void ended(Future<?> reply) {
    boolean wasFull = !hasCapacity();
    inFlight.remove(reply);
    if (wasFull && hasCapacity()) {
      drain();
    }
  }

  private void postpone(Outbox.Entry entry, Throwable failure) {
    Duration delay = delayAfter(entry.attempt());
    LOG.warn(
        "Order {} is not fulfilled, next attempt in {}: {}",
        entry.orderId(),
        delay,
        Secrets.describe(failure));
    // If this update fails, the entry is due again when its lease expires.
    outbox.postpone(entry.orderId(), delay);
  }

  /** Exponential backoff: 1 s, 2 s, 4 s, up to the maximum. */
  private static Duration delayAfter(int attempt) {
    Duration delay = Duration.ofSeconds(1L << Math.min(attempt - 1, 10));
    return delay.compareTo(MAX_DELAY) < 0 ? delay : MAX_DELAY;
  }
}
