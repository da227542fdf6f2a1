package dev.tracelab.order.flow;

import dev.tracelab.order.store.Outbox;
import dev.tracelab.order.store.OutboxRow;
import dev.tracelab.tracing.Secrets;
import dev.tracelab.tracing.messaging.TraceCarriers;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.tracing.TracingPolicy;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands rows of the outbox to fulfilment: at once when a commit nudges it, and now and then in case
 * a nudge was lost with its process.
 *
 * <p>Polling the outbox is untraced. Each row's trace goes with its message, so fulfilment's spans
 * do not depend on which relay noticed the row.
 *
 * <p>The queue is the table. In memory there are only so many orders at once, so that an outbox
 * that filled up while inventory was away neither fills the process nor crowds out new orders.
 */
public final class OutboxRelay extends VerticleBase {

  private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
  private static final int BATCH = 16;
  private static final int MOST_AT_ONCE = 64;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final Outbox outbox;
  private final TraceCarriers carriers;
  private final Duration poll;
  private final Duration lease;
  private final Underway underway = new Underway();
  private boolean stopping;
  private boolean draining;
  private boolean nudged;
  private int handed;

  private OutboxRelay(Outbox outbox, TraceCarriers carriers, Duration poll, Duration lease) {
    this.outbox = outbox;
    this.carriers = carriers;
    this.poll = poll;
    this.lease = lease;
  }

  /**
   * A relay, to be deployed.
   *
   * @param poll how often it looks without a nudge
   * @param lease after which a row is handed on again when nothing was heard of it; longer than
   *     fulfilment may take, so that this is not done without need
   */
  public static OutboxRelay create(
      Outbox outbox, TraceCarriers carriers, Duration poll, Duration lease) {
    return new OutboxRelay(outbox, carriers, poll, lease);
  }

  /** Nudges for the relays of a Vert.x, to be sent after a commit. Traced by nobody. */
  public static Runnable nudging(Vertx vertx) {
    DeliveryOptions untraced = new DeliveryOptions().setTracingPolicy(TracingPolicy.IGNORE);
    return () -> vertx.eventBus().send(Addresses.OUTBOX_FILLED, null, untraced);
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(poll.toMillis(), tick -> drain());
    return vertx.eventBus().localConsumer(Addresses.OUTBOX_FILLED, nudge -> drain()).completion();
  }

  @Override
  public Future<?> stop() {
    stopping = true;
    return underway.finished();
  }

  private void drain() {
    nudged = true;
    if (!draining && !stopping) {
      draining = true;
      underway
          .track(handBatch())
          .onFailure(
              failure -> log.warn("The outbox cannot be read: {}", Secrets.sentenceOf(failure)))
          .onComplete(done -> draining = false);
    }
  }

  private Future<Void> handBatch() {
    nudged = false;
    return hasRoom() ? outbox.lease(BATCH, lease).compose(this::handAll) : Future.succeededFuture();
  }

  private boolean hasRoom() {
    return handed + BATCH <= MOST_AT_ONCE;
  }

  /** The next batch is fetched while this one is worked on; a full one means there is more. */
  private Future<Void> handAll(List<OutboxRow> rows) {
    rows.forEach(this::hand);
    return nudged || rows.size() == BATCH ? handBatch() : Future.succeededFuture();
  }

  private void hand(OutboxRow row) {
    handed++;
    DeliveryOptions options =
        carriers.followingFrom("fulfil order", row.traceContext()).setSendTimeout(lease.toMillis());
    vertx
        .eventBus()
        .request(Addresses.FULFIL, body(row), options)
        .onFailure(failure -> postpone(row, failure))
        .onComplete(done -> handedOne());
  }

  /** Where there was no room for a batch, there may be now. */
  private void handedOne() {
    boolean wasFull = !hasRoom();
    handed--;
    if (wasFull && hasRoom()) {
      drain();
    }
  }

  private static JsonObject body(OutboxRow row) {
    return new JsonObject().put("orderId", row.orderId().toString()).put("attempt", row.attempts());
  }

  private void postpone(OutboxRow row, Throwable failure) {
    Duration pause = pauseAfter(row.attempts());
    log.warn(
        "Order {} is not fulfilled yet, again in {}: {}",
        row.orderId(),
        pause,
        Secrets.sentenceOf(failure));
    // Where that cannot be written now, the row is due again when its lease is over.
    outbox.postpone(row.orderId(), pause);
  }

  /** One second, two, four, up to the longest. */
  private static Duration pauseAfter(int attempts) {
    Duration pause = Duration.ofSeconds(1L << Math.min(attempts - 1, 10));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }
}
