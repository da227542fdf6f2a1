package dev.tracelab.order.flow;

import dev.tracelab.order.store.Outbox;
import dev.tracelab.tracing.Traced;
import dev.tracelab.tracing.messaging.ConsumerTracing;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.UUID;

/** Fulfils the orders that {@link OutboxRelay} sends, and replies when an order is fulfilled. */
public final class FulfilmentConsumer extends VerticleBase {

  /** The event-bus address, local to the process. */
  static final String ADDRESS = "orders.fulfil";

  private final Traced traced;
  private final Fulfilment fulfilment;
  private final Duration timeout;

  /**
   * A consumer, to be deployed.
   *
   * @param timeout how long the fulfilment of one order may take
   */
  public FulfilmentConsumer(Traced traced, Fulfilment fulfilment, Duration timeout) {
    this.traced = traced;
    this.fulfilment = fulfilment;
    this.timeout = timeout;
  }

  /** The message for an outbox entry. */
  static JsonObject message(Outbox.Entry entry) {
    return new JsonObject()
        .put("orderId", entry.orderId().toString())
        .put("attempt", entry.attempt())
        .put("createdAt", entry.createdAt())
        .put("leasedAt", entry.leasedAt());
  }

  @Override
  public Future<?> start() {
    return vertx
        .eventBus()
        .localConsumer(ADDRESS, new ConsumerTracing(traced).consuming(timeout, this::fulfil))
        .completion();
  }

  private Future<Void> fulfil(Message<JsonObject> message) {
    JsonObject entry = message.body();
    UUID orderId = UUID.fromString(entry.getString("orderId"));
    int attempt = entry.getInteger("attempt");
    OrderSpans.tagActive(orderId);
    OrderSpans.tagActiveWithDelivery(attempt);
    if (attempt == 1) {
      traced.elapsed("wait in outbox", entry.getInstant("createdAt"), entry.getInstant("leasedAt"));
    }
    return fulfilment.fulfil(orderId);
  }
}
