package dev.tracelab.lab.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tracelab.golden.Golden;
import dev.tracelab.lab.process.LabException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderRunTest {

  private static final Golden GOLDEN = Golden.parse("POST /api/orders  gateway-service  server");
  private static final String TRACE =
      """
      {"data":[{"traceID":"a1","spans":[{"traceID":"a1","spanID":"b1",
        "operationName":"POST /api/orders","references":[],"startTime":1,"duration":2,
        "tags":[{"key":"span.kind","type":"string","value":"server"}],"logs":[],"processID":"p1"}],
        "processes":{"p1":{"serviceName":"gateway-service"}}}]}
      """;

  private final List<String> seen = new ArrayList<>();
  private HttpServer server;
  private int status = 201;
  private String traceId = "a1";
  private String finalState = "FULFILLED";

  @BeforeEach
  void startServerForGatewayAndJaeger() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/orders", this::order);
    server.createContext("/api/traces/a1", exchange -> answer(exchange, 200, TRACE));
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Test
  void aFulfilledOrderWithItsTraceIsComplete() {
    OrderRun.Outcome outcome = run().place(OrderRequest.first());

    assertThat(outcome.isComplete()).isTrue();
    assertThat(outcome.response().state()).isEqualTo("CONFIRMED");
    assertThat(seen)
        .element(0)
        .asString()
        .contains("POST", "\"customerId\":\"c-lab\"", "\"quantity\":2", "ethiopia-yirgacheffe");
  }

  @Test
  void theRequestForTheStateIsNotTraced() {
    run().place(OrderRequest.first());

    assertThat(seen).element(1).asString().matches("GET \\[00-[0-9a-f]{32}-[0-9a-f]{16}-00] ");
  }

  @Test
  void anOrderThatIsNotFulfilledIsIncomplete() {
    finalState = "REJECTED";

    assertThat(run().place(OrderRequest.first()).isComplete()).isFalse();
  }

  @Test
  void aRefusedOrderHasATraceAndItsReason() {
    status = 409;

    OrderRun.Outcome outcome = run().place(OrderRequest.first());

    assertThat(outcome.isComplete()).isFalse();
    assertThat(outcome.golden()).isNull();
    assertThat(outcome.trace().spans()).hasSize(1);
    assertThat(outcome.response().detail()).isEqualTo("Only 3 are left.");
  }

  @Test
  void withoutTracingAnOrderIsFulfilledButHasNoTrace() {
    traceId = null;

    OrderRun.Outcome outcome = run().place(OrderRequest.first());

    assertThat(outcome.response().traced()).isFalse();
    assertThat(outcome.state()).isEqualTo("FULFILLED");
    assertThat(outcome.trace().spans()).isEmpty();
    assertThat(outcome.isComplete()).isFalse();
  }

  @Test
  void withoutTracingThereIsNoTraceToWaitFor() {
    traceId = null;
    OrderRun.Outcome outcome = run().place(OrderRequest.first());

    assertThatThrownBy(() -> run().trace(outcome.response()))
        .isInstanceOf(LabException.class)
        .hasMessageStartingWith("Tracing is off");
  }

  @Test
  void aMissingGatewayIsReported() {
    server.stop(0);

    assertThatThrownBy(() -> run().place(OrderRequest.first()))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("does not respond: see './lab status'");
  }

  private OrderRun run() {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new OrderRun(address, address, GOLDEN, Duration.ofSeconds(20));
  }

  private void order(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Object context = exchange.getRequestHeaders().get("traceparent");
    boolean post = exchange.getRequestMethod().equals("POST");
    seen.add(exchange.getRequestMethod() + " " + context + " " + body);
    if (traceId != null) {
      exchange.getResponseHeaders().add("x-trace-id", traceId);
    }
    answer(
        exchange,
        post ? status : 200,
        status == 201
            ? "{\"id\":\"7\",\"state\":\"" + (post ? "CONFIRMED" : finalState) + "\"}"
            : "{\"detail\":\"Only 3 are left.\"}");
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
