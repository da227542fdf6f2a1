package dev.tracelab.tracing;

import static dev.tracelab.tracing.TracedVertx.idOf;
import static dev.tracelab.tracing.TracedVertx.parentOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.tracing.messaging.TraceCarriers;
import io.jaegertracing.internal.JaegerSpan;
import io.opentracing.References;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TraceCarriersTest {

  private final TracedVertx lab = new TracedVertx();
  private final TraceCarriers carriers = new TraceCarriers(lab.tracing.tracer());

  @AfterEach
  void close() throws Exception {
    lab.close();
  }

  @Test
  void aConsumerFollowsFromTheSpanInItsCarrier() throws Exception {
    Map<String, String> carrier = lab.await(() -> lab.traced.span("order", span -> carry()));
    lab.vertx
        .eventBus()
        .consumer("fulfilment", message -> leaf().onSuccess(done -> message.reply("done")));

    lab.await(() -> lab.vertx.eventBus().request("fulfilment", "", following(carrier)));

    JaegerSpan consumer = lab.awaitSpan("fulfil order");
    assertThat(consumer.getReferences()).hasSize(1);
    assertThat(consumer.getReferences().get(0).getType()).isEqualTo(References.FOLLOWS_FROM);
    assertThat(idOf(lab.span("order"))).isEqualTo(parentOf(consumer));
    assertThat(consumer.getTags()).containsEntry("span.kind", "consumer");
    assertThat(parentOf(lab.span("leaf"))).isEqualTo(idOf(consumer));
    assertThat(lab.names()).containsExactlyInAnyOrder("order", "leaf", "fulfil order");
  }

  @Test
  void baggageIsPropagated() throws Exception {
    Map<String, String> carrier =
        lab.await(
            () ->
                lab.traced.span(
                    "order",
                    span -> {
                      span.setBaggageItem("customer.id", "c-7");
                      return carry();
                    }));
    lab.vertx
        .eventBus()
        .consumer(
            "fulfilment",
            message -> message.reply(TraceContext.activeSpan().getBaggageItem("customer.id")));

    Object reply =
        lab.await(() -> lab.vertx.eventBus().request("fulfilment", "", following(carrier))).body();

    assertThat(reply).isEqualTo("c-7");
  }

  @Test
  void anEmptyCarrierCreatesNoSpan() throws Exception {
    lab.vertx.eventBus().consumer("fulfilment", message -> message.reply("done"));

    lab.await(() -> lab.vertx.eventBus().request("fulfilment", "", following(Map.of())));

    assertThat(carriers.extract(Map.of())).isNull();
    assertThat(lab.names()).isEmpty();
  }

  private DeliveryOptions following(Map<String, String> carrier) {
    return carriers.followingFrom("fulfil order", carrier);
  }

  private Future<Map<String, String>> carry() {
    return Future.succeededFuture(carriers.inject(TraceContext.current()));
  }

  private Future<Void> leaf() {
    return lab.traced.span("leaf", span -> lab.vertx.timer(1).mapEmpty());
  }
}
