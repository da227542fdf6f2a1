package dev.tracelab.e2e;

import static dev.tracelab.e2e.Goldens.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tracelab.e2e.ShopClient.Response;
import dev.tracelab.golden.Golden;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same services with the OpenTelemetry backend, chosen by one variable. */
@Tag("long")
class OpenTelemetryTest {

  private static final String AMPLE = "ethiopia-yirgacheffe-250g";
  private static final Map<String, String> CHOSEN = Map.of("TRACING_BACKEND", "opentelemetry");

  private static final int SERVER = 2;
  private static final int CONSUMER = 5;
  private static final int ERROR = 2;

  @Test
  void theGoldensHoldInTheEmbeddedBackend() throws Exception {
    try (LabProcess lab = LabProcess.up(CHOSEN)) {
      assertGoldens(lab);
    }
  }

  @Test
  void theGoldensHoldInARealJaeger() throws Exception {
    Optional<Path> executable = JaegerProcess.executable();
    if (executable.isEmpty()) {
      System.out.println(
          "LEFT OUT: OTLP into a real Jaeger, which is not installed:"
              + " set JAEGER_BINARY, or put 'jaeger' on the PATH.");
    }
    assumeTrue(executable.isPresent(), "Jaeger is not installed.");
    try (JaegerProcess jaeger = JaegerProcess.start(executable.get());
        LabProcess lab =
            LabProcess.up(
                over(jaeger.otlp()),
                "--jaeger",
                jaeger.query().toString(),
                "--collector",
                jaeger.collector().toString())) {
      assertGoldens(lab);
    }
  }

  private static Map<String, String> over(URI otlp) {
    Map<String, String> settings = new HashMap<>(CHOSEN);
    settings.put("OTEL_EXPORTER_OTLP_ENDPOINT", otlp.toString());
    return settings;
  }

  private static void assertGoldens(LabProcess lab) throws Exception {
    ShopClient shop = ShopClient.of(lab);
    Golden accepted = Goldens.accepted();
    List<Response> orders = IntStream.range(0, 10).mapToObj(i -> shop.order(AMPLE, 2)).toList();
    for (Response order : orders) {
      assertThat(order.status()).isEqualTo(201);
      assertGolden(accepted, shop.trace(order, accepted));
    }
    Golden declined = Goldens.named("declined");
    assertGolden(declined, shop.trace(shop.order("decaf-sugarcane-250g", 1), declined));
    assertKindStatusAndLinks(spans(lab, orders.get(0).traceId()));
  }

  /** In OTLP, kind, status and links are not tags. */
  private static void assertKindStatusAndLinks(List<JsonNode> spans) {
    JsonNode server = named(spans, "POST /api/orders");
    JsonNode consumer = named(spans, "fulfil order");

    assertThat(server.path("kind").asInt()).isEqualTo(SERVER);
    assertThat(consumer.path("kind").asInt()).isEqualTo(CONSUMER);
    assertThat(spans)
        .noneMatch(span -> span.path("attributes").findValuesAsText("key").contains("span.kind"))
        .noneMatch(span -> span.path("status").path("code").asInt() == ERROR);
    assertThat(spans.stream().filter(span -> span.has("links"))).containsExactly(consumer);
    assertThat(consumer.path("links").findValuesAsText("stringValue"))
        .containsExactly("follows_from");
  }

  private static JsonNode named(List<JsonNode> spans, String name) {
    return spans.stream()
        .filter(span -> span.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<JsonNode> spans(LabProcess lab, String traceId)
      throws IOException, InterruptedException {
    URI address = lab.address("jaeger").resolve("/api/v3/traces/" + traceId);
    String answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
            .body();
    return new ObjectMapper()
        .readTree(answer).path("result").findValues("spans").stream()
            .flatMap(spans -> IntStream.range(0, spans.size()).mapToObj(spans::get))
            .toList();
  }
}
