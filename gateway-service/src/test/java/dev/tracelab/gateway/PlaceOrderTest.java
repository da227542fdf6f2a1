package dev.tracelab.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.gateway.StandIn.Received;
import dev.tracelab.golden.Golden;
import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceSpan;
import dev.tracelab.golden.junit.SpanRecorder;
import dev.tracelab.kit.testing.EventLoopWatch;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceOrderTest {

  private static final String ORDER = "{\"id\":\"o-1\", \"state\" : \"CONFIRMED\"}";

  @RegisterExtension final SpanRecorder spans = new SpanRecorder();
  @RegisterExtension final EventLoopWatch watch = EventLoopWatch.create();
  private GatewayLab lab;

  @BeforeEach
  void start() {
    lab = new GatewayLab(spans, watch, Map.of());
  }

  @AfterEach
  void close() {
    lab.close();
    // A server span may end after its response arrived; by now all have.
    spans.trace();
  }

  @Test
  void anAcceptedOrderIsHandedOnByteForByteAndItsLocationIsThePublicOne() throws Exception {
    lab.orders.answers(
        response ->
            response
                .setStatusCode(201)
                .putHeader("content-type", "application/json")
                .putHeader("location", "/orders/o-1")
                .end(ORDER));

    HttpResponse<String> response = lab.place(GatewayLab.orderRequest());

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.body()).isEqualTo(ORDER);
    assertThat(response.headers().firstValue("location")).contains("/api/orders/o-1");
    assertGolden("placed.golden");
  }

  @Test
  void orderServiceGetsTheKeyTheBodyAndWhatIsLeftOfTheDeadline() throws Exception {
    lab.orders.answers(201, "application/json", ORDER);

    lab.place(GatewayLab.orderRequest());

    Received request = lab.orders.only();
    assertThat(request.method() + " " + request.path()).isEqualTo("POST /orders");
    assertThat(request.body().toJsonObject()).isEqualTo(GatewayLab.orderRequest());
    assertThat(request.headers().get("idempotency-key")).isEqualTo("key-1");
    assertThat(Long.parseLong(request.headers().get("x-deadline-ms"))).isBetween(1000L, 4999L);
  }

  @Test
  void orderServiceGetsTheTraceOnceAndTheCustomerAsBaggage() throws Exception {
    lab.orders.answers(201, "application/json", ORDER);

    HttpResponse<String> response = lab.place(GatewayLab.orderRequest());

    String traceId = response.headers().firstValue("x-trace-id").orElseThrow();
    Received request = lab.orders.only();
    assertThat(request.headers().getAll("uber-trace-id"))
        .singleElement()
        .asString()
        .contains(traceId);
    assertThat(request.headers().getAll("traceparent"))
        .singleElement()
        .asString()
        .contains(traceId);
    assertThat(request.headers().get("uberctx-customer.id")).isEqualTo("c-7f3a");
  }

  @ParameterizedTest
  @CsvSource({
    "400, duplicate-sku",
    "402, payment-declined",
    "409, insufficient-stock",
    "422, credit-limit-exceeded"
  })
  void anOutcomeIsHandedOnAndTellsTheIntentHowItEnded(int status, String name) throws Exception {
    String problem =
        "{\"type\": \"/problems/%s\", \"title\": \"T\", \"traceId\": \"first\"}".formatted(name);
    lab.orders.answers(status, "application/problem+json", problem);

    HttpResponse<String> response = lab.place(GatewayLab.orderRequest());

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).isEqualTo(problem);
    assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(intent().tags()).containsEntry("outcome", name);
    assertThat(intent().error()).isFalse();
  }

  @Test
  void whenToAskAgainIsHandedOn() throws Exception {
    lab.orders.answers(response -> response.setStatusCode(409).putHeader("retry-after", "1").end());

    HttpResponse<String> response = lab.place(GatewayLab.orderRequest());

    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(response.headers().firstValue("retry-after")).contains("1");
  }

  @ParameterizedTest
  @CsvSource({
    "500, 502, bad-gateway",
    "503, 503, service-unavailable",
    "504, 504, deadline-exceeded"
  })
  void aFailureBehindIsAProblemOfTheGatewaysOwnAndAnErrorInTheTrace(
      int behind, int status, String name) throws Exception {
    lab.orders.answers(
        behind,
        "application/problem+json",
        "{\"type\":\"/problems/x\",\"detail\":\"inventory-service cannot be reached.\"}");

    HttpResponse<String> response = lab.place(GatewayLab.orderRequest());

    assertThat(response.statusCode()).isEqualTo(status);
    JsonObject problem = new JsonObject(response.body());
    assertThat(problem.getString("type")).isEqualTo("/problems/" + name);
    assertThat(problem.getString("traceId"))
        .isEqualTo(response.headers().firstValue("x-trace-id").orElseThrow());
    assertThat(intent().error()).isTrue();
    assertThat(lab.orders.received()).hasSize(1);
  }

  private TraceSpan intent() throws InterruptedException {
    Trace trace = spans.awaitTrace(recorded -> recorded.spans().size() == 3, Duration.ofSeconds(5));
    return trace.spans().stream()
        .filter(span -> span.operation().equals("place order"))
        .findFirst()
        .orElseThrow();
  }

  private void assertGolden(String name) throws InterruptedException {
    Golden golden = Golden.resource(PlaceOrderTest.class, name);
    Trace trace = spans.awaitTrace(golden::matches, Duration.ofSeconds(5));
    assertThat(golden.compare(trace).matches()).as(golden.compare(trace).report()).isTrue();
  }
}
