package dev.tracelab.order;

import static dev.tracelab.order.OrderLab.orderRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceSpan;
import dev.tracelab.golden.junit.SpanRecorder;
import dev.tracelab.kit.testing.EmbeddedDatabase;
import dev.tracelab.kit.testing.EventLoopWatch;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OrderRecoveryTest {

  private static final Duration BOUND = Duration.ofSeconds(20);
  private static final String SKU = "ethiopia-yirgacheffe-250g";

  @RegisterExtension static final EmbeddedDatabase DATABASE = EmbeddedDatabase.create();
  @RegisterExtension final EventLoopWatch watch = EventLoopWatch.create();
  @RegisterExtension final SpanRecorder recorder = new SpanRecorder();

  private final String key = UUID.randomUUID().toString();
  private final String customer = "c-" + key.substring(0, 8);
  private OrderLab lab;

  @BeforeEach
  void start() {
    lab = new OrderLab(DATABASE, recorder, watch, Map.of());
  }

  @AfterEach
  void stop() {
    lab.close();
    recorder.trace();
  }

  @Test
  void aReservationThatExpiredIsMadeAgainAndTheOrderFulfilled() throws Exception {
    lab.inventory.refuse("settle", 503);
    String id = place();
    lab.inventory.expire(id);
    lab.inventory.refuse("settle", 0);

    assertThat(lab.await(id, "FULFILLED").getString("state")).isEqualTo("FULFILLED");
    assertThat(lab.inventory.reservation(id)).isEqualTo("COMMITTED");
    assertThat(lab.inventory.count("reserve")).isEqualTo(2);
  }

  @Test
  void aPaidOrderWhoseStockIsGoneIsCancelledAndItsPaymentVoided() throws Exception {
    lab.inventory.refuse("settle", 503);
    String id = place();
    lab.inventory.expire(id);
    lab.inventory.refuse("reserve", 409);
    lab.inventory.refuse("settle", 0);

    JsonObject order = lab.await(id, "REJECTED");
    assertThat(order.getString("reason")).isEqualTo("insufficient-stock");
    assertThat(
            DATABASE.query(
                "SELECT state FROM payment_authorisations WHERE order_id = '" + id + "'"))
        .isEqualTo("VOIDED");
  }

  @Test
  void anOrderWhoseWorkerDiedIsGivenUpInItsOwnTrace() throws Exception {
    lab.close();
    Map<String, String> soon = Map.of("SWEEP_INTERVAL", "100ms", "SWEEP_GRACE", "100ms");
    lab = new OrderLab(DATABASE, recorder, watch, soon);
    lab.inventory.refuse("reserve", 503);
    HttpResponse<String> failed = lab.place(key, orderRequest(customer, SKU, 2));
    String traceId = failed.headers().firstValue("x-trace-id").orElseThrow();
    String id = DATABASE.query("SELECT id FROM orders WHERE idempotency_key = '" + key + "'");

    JsonObject order = lab.await(id, "REJECTED");
    assertThat(order.getString("reason")).isEqualTo("order-abandoned");
    recorder.awaitTrace(all -> !spans(all, "give up order").isEmpty(), BOUND);
    assertThat(spans(recorder.trace(), "give up order").stream().map(TraceSpan::traceId))
        .containsOnly(traceId);
    assertThat(lab.place(key, orderRequest(customer, SKU, 2)).statusCode()).isEqualTo(409);
  }

  @Test
  void anOrderThatIsHalfGivenUpIsNotGoneOnWith() throws Exception {
    lab.close();
    Map<String, String> soon =
        Map.of("SWEEP_INTERVAL", "100ms", "SWEEP_GRACE", "100ms", "ORDER_LEASE", "1s");
    lab = new OrderLab(DATABASE, recorder, watch, soon);
    lab.inventory.refuse("reserve", 503);
    lab.inventory.refuse("settle", 503);
    lab.place(key, orderRequest(customer, SKU, 2));
    recorder.awaitTrace(all -> !spans(all, "void payment").isEmpty(), BOUND);
    lab.inventory.refuse("reserve", 0);
    lab.inventory.refuse("settle", 0);

    HttpResponse<String> again = lab.place(key, orderRequest(customer, SKU, 2));
    assertThat(new JsonObject(again.body()).getString("type")).endsWith("/order-abandoned");
  }

  @Test
  void aClientThatAsksAgainGoesOnInTheTraceOfItsFirstRequest() throws Exception {
    lab.inventory.refuse("reserve", 503);
    HttpResponse<String> first = lab.place(key, orderRequest(customer, SKU, 2));
    lab.inventory.refuse("reserve", 0);
    HttpResponse<String> second = lab.place(key, orderRequest(customer, SKU, 2));
    lab.await(new JsonObject(second.body()).getString("id"), "FULFILLED");
    recorder.awaitTrace(all -> spans(all, "fulfil order").size() == 1, BOUND);

    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(spans(recorder.trace(), "resume order"))
        .singleElement()
        .satisfies(
            span -> {
              assertThat(span.traceId()).isEqualTo(traceId(first)).isNotEqualTo(traceId(second));
              assertThat(span.followsFrom()).isTrue();
              assertThat(span.tags()).containsEntry("reason", "client retry");
            });
    assertThat(spans(recorder.trace(), "fulfil order").get(0).traceId()).isEqualTo(traceId(first));
  }

  @Test
  void aSecondDeliveryIsToldAsOne() throws Exception {
    lab.inventory.refuse("settle", 503);
    String id = place();
    recorder.awaitTrace(all -> !spans(all, "fulfil order").isEmpty(), BOUND);
    lab.inventory.refuse("settle", 0);
    lab.await(id, "FULFILLED");
    recorder.awaitTrace(all -> spans(all, "complete order").size() == 1, BOUND);

    TraceSpan last =
        recorder.awaitTrace(all -> spans(all, "fulfil order").size() > 1, BOUND).spans().stream()
            .filter(span -> span.operation().equals("fulfil order") && !span.error())
            .findFirst()
            .orElseThrow();
    assertThat(last.tags()).containsEntry("reason", "redelivery").containsKey("delivery.attempt");
  }

  @Test
  void whatWaitsInTheOutboxIsFulfilledWithoutANudge() throws Exception {
    lab.inventory.refuse("settle", 503);
    String id = place();
    lab.inventory.refuse("settle", 0);
    DATABASE.execute("UPDATE outbox SET leased_until = '-infinity'");

    assertThat(lab.await(id, "FULFILLED").getString("state")).isEqualTo("FULFILLED");
    assertThat(DATABASE.query("SELECT count(*) FROM outbox")).isEqualTo("0");
  }

  private String place() throws Exception {
    return new JsonObject(lab.place(key, orderRequest(customer, SKU, 2)).body()).getString("id");
  }

  private static List<TraceSpan> spans(Trace recorded, String operation) {
    return recorded.spans().stream().filter(span -> span.operation().equals(operation)).toList();
  }

  private static String traceId(HttpResponse<String> answer) {
    return answer.headers().firstValue("x-trace-id").orElseThrow();
  }
}
