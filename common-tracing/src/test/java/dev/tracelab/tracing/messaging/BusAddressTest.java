package dev.tracelab.tracing.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.tracing.TracedVertx;
import io.vertx.core.Promise;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusAddressTest {

  private static final String ID = UUID.randomUUID().toString();

  @ParameterizedTest
  @CsvSource({
    "fulfilment, fulfilment",
    "orders.of.{id}, orders.of.{id}",
    "__vertx.ws.ID, __vertx.ws",
    "__vertx.net.ID, __vertx.net",
    "__vertx.reply.4711, __vertx.reply",
    "__vertx.ID, __vertx.{id}",
    "ID, {id}",
    "orders.ID.done, orders.{id}.done",
  })
  void generatedPartsAreRemoved(String address, String name) {
    assertThat(BusAddress.normalize(address.replace("ID", ID))).isEqualTo(name);
  }

  @Test
  void bothSpansOfAMessageToASocketHaveNamesWithoutItsId() throws Exception {
    try (TracedVertx lab = new TracedVertx()) {
      Promise<Void> received = Promise.promise();
      lab.vertx.eventBus().consumer("__vertx.ws." + ID, message -> received.complete());

      lab.await(
          () ->
              lab.traced.span(
                  "tell",
                  span -> {
                    lab.vertx.eventBus().send("__vertx.ws." + ID, "news");
                    return received.future();
                  }));

      lab.awaitSpan("send __vertx.ws");
      assertThat(lab.awaitSpan("receive __vertx.ws").getTags())
          .containsEntry("message_bus.destination", "__vertx.ws." + ID);
    }
  }
}
