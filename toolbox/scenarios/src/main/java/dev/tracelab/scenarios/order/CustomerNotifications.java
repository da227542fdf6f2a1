package dev.tracelab.scenarios.order;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.kit.lifecycle.PeriodicTask;
import dev.tracelab.kit.lifecycle.ServiceBuilder;
import dev.tracelab.tracing.Traced;
import io.opentracing.References;
import io.opentracing.Span;
import io.opentracing.SpanContext;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** A queue of letters to customers, which a timer empties after the responses. */
final class CustomerNotifications {

  private static final Duration INTERVAL = Duration.ofMillis(5);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final long WRITING_MILLIS = 300;

  private final Queue<Letter> letters = new ConcurrentLinkedQueue<>();
  private final Vertx vertx;
  private final Traced traced;
  private final ListPrices products;

  private record Letter(UUID orderId, SpanContext cause, String reference) {}

  private CustomerNotifications(ServiceBuilder service) {
    this.vertx = service.vertx();
    this.traced = service.traced();
    this.products = new ListPrices(service);
  }

  /** Starts to empty the queue, until the service stops. */
  static CustomerNotifications start(ServiceBuilder service) {
    CustomerNotifications notifications = new CustomerNotifications(service);
    PeriodicTask task = PeriodicTask.start(service.vertx(), INTERVAL, notifications::sendNext);
    service.onShutdown("notifications", () -> task.stop().mapEmpty());
    return notifications;
  }

  /**
   * Queues the letter for an order.
   *
   * @param cause the span that caused it; null if the caller does not say
   * @param reference how its span refers to the cause, one of {@link References}
   */
  void add(UUID orderId, SpanContext cause, String reference) {
    letters.add(new Letter(orderId, cause, reference));
  }

  private Future<?> sendNext() {
    Letter letter = letters.poll();
    return letter == null ? Future.succeededFuture() : send(letter);
  }

  private Future<?> send(Letter letter) {
    Span started =
        traced
            .tracer()
            .buildSpan("notify customer")
            .addReference(letter.reference(), letter.cause())
            .withTag("order.id", letter.orderId().toString())
            .start();
    return traced.run(
        started,
        span ->
            products
                .products(Deadline.after(TIMEOUT))
                .compose(read -> vertx.timer(WRITING_MILLIS, TimeUnit.MILLISECONDS)));
  }
}
