package dev.tracelab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.e2e.LabProcess.CommandResult;
import dev.tracelab.e2e.ShopClient.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The lab without tracing: everything else works, and what needs a trace says why there is none.
 */
class TracingOffTest {

  private static final String CURE = "restart the services without";

  @Test
  void ordersAreFulfilledAndCommandsSayThatTracingIsOff() throws Exception {
    try (LabProcess lab = LabProcess.up(Map.of("TRACING_BACKEND", "none"))) {
      assertThat(lab.output()).contains("then FULFILLED", "Tracing is off", CURE);

      assertThat(lab.run("order").printed())
          .contains("201 CONFIRMED, then FULFILLED", "Tracing is off", CURE)
          .doesNotContain("null");
      assertThat(lab.run("scenario", "run", "n-plus-one").printed())
          .contains("Tracing is off", CURE)
          .hasLineCount(1);
      assertThat(lab.run("sampling").printed()).contains("TRACING_BACKEND=none");
      CommandResult trace = lab.run("trace", "0123456789abcdef0123456789abcdef");
      assertThat(trace.printed()).contains("has no trace", "tracing-off: TRACING_BACKEND of");
      CommandResult doctor = lab.run("doctor");
      assertThat(doctor.status()).isEqualTo(1);
      assertThat(doctor.printed())
          .contains("tracing-off: TRACING_BACKEND of gateway-service is \"none\".")
          .doesNotContain("spans-elsewhere", "service-name");
      CommandResult load = lab.run("load", "--rate", "5", "--for", "2s");
      assertThat(load.printed())
          .containsPattern("[1-9][0-9]* orders were not sampled")
          .contains("Every invariant holds.");
      assertOrdersWithoutSpans(lab);
    }
  }

  private static void assertOrdersWithoutSpans(LabProcess lab) throws Exception {
    ShopClient shop = ShopClient.of(lab);
    Response placed = shop.order("ethiopia-yirgacheffe-250g", 2);
    assertThat(placed.status()).isEqualTo(201);
    assertThat(placed.traceId()).isNull();
    Response refused = shop.order("decaf-sugarcane-250g", 1);
    assertThat(refused.status()).isEqualTo(402);
    assertThat(refused.body()).doesNotContain("traceId", "null");
    assertThat(shop.get("/api/products").status()).isEqualTo(200);
    for (String service : new String[] {"gateway-service", "order-service", "inventory-service"}) {
      assertThat(get(lab.health(service))).contains("UP");
      assertThat(get(lab.health(service).resolve("/metrics")))
          .containsPattern("(?m)^tracing_spans_reported_total 0(\\.0)?$");
      assertThat(lab.log(service)).contains("Tracing is off").doesNotContain("null");
    }
    String services = get(lab.address("jaeger").resolve("/api/services"));
    assertThat(services).doesNotContain("-service");
  }

  private static String get(URI address) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
        .body();
  }
}
