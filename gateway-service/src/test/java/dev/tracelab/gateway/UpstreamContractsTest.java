package dev.tracelab.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.golden.junit.SpanRecorder;
import dev.tracelab.kit.http.Api;
import dev.tracelab.kit.http.ApiResponse;
import dev.tracelab.kit.lifecycle.RunningService;
import dev.tracelab.kit.lifecycle.ServiceDescription;
import dev.tracelab.kit.testing.EventLoopWatch;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.config.Environment;
import io.jaegertracing.internal.reporters.InMemoryReporter;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The gateway sends only requests that the contracts of the services behind it allow. */
class UpstreamContractsTest {

  @RegisterExtension final SpanRecorder spans = new SpanRecorder();
  @RegisterExtension final EventLoopWatch watch = EventLoopWatch.create();
  private RunningService behind;
  private GatewayLab lab;

  @AfterEach
  void close() {
    lab.close();
    behind.stop();
    spans.trace();
  }

  @Test
  void orderServiceUnderstandsTheGateway() throws Exception {
    start("order-service", "ORDER_SERVICE_URL", "POST /orders", "GET /orders/{id}");

    assertAnsweredBy("POST /orders", lab.place(GatewayLab.orderRequest()));
    assertAnsweredBy(
        "GET /orders/{id}", lab.get("/api/orders/6f2c9d1e-58a7-4c7e-9a53-0d6c1b2f4e11"));
  }

  @Test
  void inventoryServiceUnderstandsTheGateway() throws Exception {
    start(
        "inventory-service",
        "INVENTORY_SERVICE_URL",
        "GET /products",
        "GET /products/{sku}",
        "POST /quotes",
        "POST /reservations",
        "PUT /reservations/{id}");

    assertAnsweredBy("GET /products", lab.get("/api/products"));
    assertAnsweredBy("GET /products/{sku}", lab.get("/api/products/kenya-aa-250g"));
  }

  /** Serves the operations of a service's own contract, each answering with its name. */
  private void start(String service, String variable, String... operations) {
    ServiceDescription<Environment> description =
        new ServiceDescription<>(
            service,
            service + "/openapi.yaml",
            0,
            0,
            environment -> environment,
            (config, parts) -> parts.serve(api -> answer(api, List.of(operations))));
    behind =
        RunningService.start(
            description,
            new Environment(Map.of("PORT", "0", "MANAGEMENT_PORT", "0")),
            Tracing.reportingTo(service, new InMemoryReporter()));
    lab = new GatewayLab(spans, watch, Map.of(variable, "http://127.0.0.1:" + behind.port()));
  }

  private static void answer(Api api, List<String> operations) {
    operations.forEach(
        name ->
            api.route(
                name,
                context ->
                    Future.succeededFuture(
                        ApiResponse.json(200, new JsonObject().put("by", name)))));
  }

  private static void assertAnsweredBy(String operation, HttpResponse<String> response) {
    assertThat(response.body()).isEqualTo("{\"by\":\"%s\"}", operation);
    assertThat(response.statusCode()).isEqualTo(200);
  }
}
