package dev.tracelab.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.golden.junit.SpanRecorder;
import dev.tracelab.kit.testing.EventLoopWatch;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that violate the public contract reach no service behind the gateway. */
class BadRequestTest {

  @RegisterExtension final SpanRecorder spans = new SpanRecorder();
  @RegisterExtension final EventLoopWatch watch = EventLoopWatch.create();
  private GatewayLab lab;

  @BeforeEach
  void start() {
    lab = new GatewayLab(spans, watch, Map.of());
  }

  @AfterEach
  void close() {
    assertThat(lab.orders.received()).isEmpty();
    assertThat(lab.inventory.received()).isEmpty();
    lab.close();
    spans.trace();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          customerId        | {"customerId":"7","items":[{"sku":"a","quantity":1}]}
          customerId        | {"customerId":"c-ABC","items":[{"sku":"a","quantity":1}]}
          items             | {"customerId":"c-1","items":[]}
          items[0].sku      | {"customerId":"c-1","items":[{"sku":"A","quantity":1}]}
          items[0].quantity | {"customerId":"c-1","items":[{"sku":"a","quantity":0}]}
          items[0].quantity | {"customerId":"c-1","items":[{"sku":"a","quantity":1001}]}
          items[0].price    | {"customerId":"c-1","items":[{"sku":"a","quantity":1,"price":1}]}
          state             | {"customerId":"c-1","items":[{"sku":"a","quantity":1}],"state":"X"}
          """)
  void anOrderThatBreaksTheContractIsRefusedWithTheNameOfTheField(String field, String body)
      throws Exception {
    HttpResponse<String> response = lab.send(lab.order().POST(BodyPublishers.ofString(body)));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(new JsonObject(response.body()).getString("field")).isEqualTo(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "with blank"})
  void aKeyThatIsMissingOrNotVisibleIsRefused(String key) throws Exception {
    HttpRequest.Builder request = lab.order().setHeader("Idempotency-Key", key);

    HttpResponse<String> response =
        lab.send(request.POST(BodyPublishers.ofString(GatewayLab.orderRequest().encode())));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("Idempotency-Key");
  }

  @Test
  void aKeyOfMoreThan200CharactersIsRefused() throws Exception {
    HttpRequest.Builder request = lab.order().setHeader("Idempotency-Key", "k".repeat(201));

    HttpResponse<String> response =
        lab.send(request.POST(BodyPublishers.ofString(GatewayLab.orderRequest().encode())));

    assertThat(response.statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/orders/1, 400",
    "/api/orders/6f2c9d1e-58a7-4c7e-9a53-0d6c1b2f4e1g, 400",
    "/api/orders/%00, 400",
    "/api/products/UPPER, 400",
    "/api/products/a%2f..%2fb, 400",
    "/api/orders, 405",
    "/orders, 404",
    "/api, 404"
  })
  void anAddressThatIsNotInTheContractIsRefused(String path, int status) throws Exception {
    HttpResponse<String> response = lab.get(path);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(new JsonObject(response.body()).getString("traceId")).hasSize(32);
  }
}
