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
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Workers whose lease has lapsed, and what they leave alone when another has the order. */
class LostLeaseTest {

  private static final Duration BOUND = Duration.ofSeconds(20);

  @RegisterExtension static final EmbeddedDatabase DATABASE = EmbeddedDatabase.create();
  @RegisterExtension final EventLoopWatch watch = EventLoopWatch.create();
  @RegisterExtension final SpanRecorder recorder = new SpanRecorder();

  private final String key = UUID.randomUUID().toString();
  private final JsonObject orderRequest =
      orderRequest("c-" + key.substring(0, 8), "ethiopia-yirgacheffe-250g", 2);
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
  void whoeverTookAnOrderOverRenewsItsLeaseBeforeItGivesAnythingBack() throws Exception {
    lab.inventory.refuse("reserve", 503);
    lab.place(key, orderRequest);
    lab.inventory.refuse("reserve", 409);
    assertThat(lab.place(key, orderRequest).statusCode()).isEqualTo(409);
    recorder.awaitTrace(all -> spans(all, "resume order").size() == 1, BOUND);

    TraceSpan renewal = span("renew lease");
    assertThat(span("void payment").startMicros()).isGreaterThanOrEqualTo(renewal.endMicros());
    assertThat(span("release stock").startMicros()).isGreaterThanOrEqualTo(renewal.endMicros());
  }

  @Test
  void aWorkerThatIsRefusedGivesNothingBackOfWhatAnotherConfirmedMeanwhile() throws Exception {
    lab.inventory.refuse("reserve", 503);
    lab.place(key, orderRequest);
    lab.inventory.refuse("reserve", 0);
    lab.inventory.hold("quote");
    CompletableFuture<HttpResponse<String>> slow = lab.placing(key, orderRequest, BOUND);
    lab.inventory.awaitHeld("quote");
    Runnable late = lab.inventory.holdNoMore("quote");
    letTheLeaseLapse();
    HttpResponse<String> quick = lab.place(key, orderRequest);
    lab.await(id(quick), "FULFILLED");
    lab.inventory.refuse("quote", 409);
    late.run();

    assertThat(slow.get().body()).isEqualTo(quick.body());
    assertThat(paymentOf(id(quick))).isEqualTo("AUTHORISED");
    assertThat(lab.inventory.reservation(id(quick))).isEqualTo("COMMITTED");
    assertLost("renew lease");
  }

  @Test
  void aWorkerThatLostItsOrderDoesNotConfirmItAndSaysSoWithoutAnError() throws Exception {
    lab.inventory.hold("reserve");
    CompletableFuture<HttpResponse<String>> slow = lab.placing(key, orderRequest, BOUND);
    lab.inventory.awaitHeld("reserve");
    Runnable late = lab.inventory.holdNoMore("reserve");
    letTheLeaseLapse();
    HttpResponse<String> quick = lab.place(key, orderRequest);
    lab.await(id(quick), "FULFILLED");
    late.run();

    assertThat(slow.get().body()).isEqualTo(quick.body());
    assertLost("confirm order");
  }

  @Test
  void aSweepThatLostItsOrderDoesNotRejectItAndSaysSoWithoutAnError() throws Exception {
    lab.close();
    Map<String, String> soon = Map.of("SWEEP_INTERVAL", "100ms", "SWEEP_GRACE", "100ms");
    lab = new OrderLab(DATABASE, recorder, watch, soon);
    lab.inventory.refuse("reserve", 503);
    lab.inventory.hold("settle");
    lab.place(key, orderRequest);
    lab.inventory.awaitHeld("settle");
    String other = "lease_owner = gen_random_uuid(), leased_until = now() + interval '1 hour'";
    DATABASE.execute("UPDATE orders SET " + other + where());
    lab.inventory.letAllPass("settle");
    recorder.awaitTrace(all -> spans(all, "give up order").size() == 1, BOUND);

    assertLost("reject order");
    assertLost("give up order");
    assertThat(DATABASE.query("SELECT state FROM orders" + where())).isEqualTo("PENDING");
  }

  private void assertLost(String operation) throws InterruptedException {
    Trace all =
        recorder.awaitTrace(seen -> seen.spans().stream().anyMatch(s -> lost(s, operation)), BOUND);
    assertThat(all.spans().stream().filter(span -> lost(span, operation)))
        .singleElement()
        .matches(span -> !span.error());
  }

  private static boolean lost(TraceSpan span, String operation) {
    return span.operation().equals(operation) && "lease-lost".equals(span.tags().get("outcome"));
  }

  private void letTheLeaseLapse() {
    DATABASE.execute("UPDATE orders SET leased_until = now()" + where());
  }

  private String where() {
    return " WHERE idempotency_key = '" + key + "'";
  }

  private static String paymentOf(String id) {
    return DATABASE.query("SELECT state FROM payment_authorisations WHERE order_id = '" + id + "'");
  }

  private static String id(HttpResponse<String> answer) {
    return new JsonObject(answer.body()).getString("id");
  }

  private TraceSpan span(String operation) {
    return spans(recorder.trace(), operation).get(0);
  }

  private static List<TraceSpan> spans(Trace recorded, String operation) {
    return recorded.spans().stream().filter(span -> span.operation().equals(operation)).toList();
  }
}
