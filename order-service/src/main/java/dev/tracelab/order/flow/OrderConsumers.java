package dev.tracelab.order.flow;

import dev.tracelab.order.domain.Lease;
import dev.tracelab.tracing.Secrets;
import dev.tracelab.tracing.Traced;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/**
 * Consumes what the relay and the sweep hand on. Each message is answered when its work is done, so
 * its span covers the work.
 */
public final class OrderConsumers extends VerticleBase {

  private static final int NOT_DONE = 1;

  private final Traced traced;
  private final Fulfilment fulfilment;
  private final GivingUp givingUp;
  private final Underway underway = new Underway();

  private OrderConsumers(Traced traced, Fulfilment fulfilment, GivingUp givingUp) {
    this.traced = traced;
    this.fulfilment = fulfilment;
    this.givingUp = givingUp;
  }

  /** Consumers, to be deployed. */
  public static OrderConsumers create(Traced traced, Fulfilment fulfilment, GivingUp givingUp) {
    return new OrderConsumers(traced, fulfilment, givingUp);
  }

  @Override
  public Future<?> start() {
    EventBus bus = vertx.eventBus();
    return Future.all(
        bus.<JsonObject>localConsumer(Addresses.FULFIL, message -> fulfil(message, message.body()))
            .completion(),
        bus.<JsonObject>localConsumer(
                Addresses.GIVE_UP, message -> giveUp(message, lease(message.body())))
            .completion());
  }

  @Override
  public Future<?> stop() {
    return underway.finished();
  }

  private void fulfil(Message<?> message, JsonObject delivery) {
    UUID orderId = UUID.fromString(delivery.getString("orderId"));
    OrderSpans.tagActive(orderId);
    OrderSpans.tagActiveWithDelivery(delivery.getInteger("attempt"));
    answer(message, fulfilment.fulfil(orderId));
  }

  private void giveUp(Message<?> message, Lease lease) {
    OrderSpans.tagActive(lease.orderId());
    OrderSpans.tagActiveWithReason("abandoned");
    answer(message, givingUp.giveUp(lease));
  }

  private void answer(Message<?> message, Future<Void> work) {
    underway
        .track(work)
        .onComplete(
            done -> message.reply(null),
            failure -> {
              traced.failed(failure);
              message.fail(NOT_DONE, Secrets.sentenceOf(failure));
            });
  }

  private static Lease lease(JsonObject body) {
    return new Lease(
        UUID.fromString(body.getString("orderId")), UUID.fromString(body.getString("owner")));
  }
}
