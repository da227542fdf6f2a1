package dev.tracelab.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.golden.Golden;
import dev.tracelab.golden.Trace;
import dev.tracelab.golden.junit.SpanRecorder;
import dev.tracelab.kit.testing.EventLoopWatch;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {

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
  }

  @ParameterizedTest
  @CsvSource({
    "/api/orders/6f2c9d1e-58a7-4c7e-9a53-0d6c1b2f4e11, order-service, /orders/{id}, find order",
    "/api/products, inventory-service, /products, list products",
    "/api/products/kenya-aa-250g, inventory-service, /products/{sku}, find product"
  })
  void aReadIsAnIntentWithOneAttemptBelowIt(
      String path, String peer, String template, String intent) throws Exception {
    StandIn asked = peer.equals("order-service") ? lab.orders : lab.inventory;
    asked.answers(200, "application/json", "{\"a\": 1}");

    HttpResponse<String> response = lab.get(path);

    assertThat(response.body()).isEqualTo("{\"a\": 1}");
    assertThat(asked.only().path()).isEqualTo(path.substring("/api".length()));
    assertGolden(
        """
        GET /api%2$s     gateway-service  server    http.status_code=200
          %3$s           gateway-service  internal  attempts=1
            GET %1$s%2$s  gateway-service  client    http.status_code=200
        """
            .formatted(peer, template, intent));
  }

  private void assertGolden(String text) throws InterruptedException {
    Golden golden = Golden.parse(text);
    Trace trace = spans.awaitTrace(golden::matches, Duration.ofSeconds(5));
    assertThat(golden.compare(trace).matches()).as(golden.compare(trace).report()).isTrue();
  }
}
