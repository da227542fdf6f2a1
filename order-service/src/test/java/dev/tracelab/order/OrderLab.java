package dev.tracelab.order;

import dev.tracelab.golden.junit.SpanRecorder;
import dev.tracelab.kit.lifecycle.RunningService;
import dev.tracelab.kit.testing.EmbeddedDatabase;
import dev.tracelab.kit.testing.EventLoopWatch;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.config.Environment;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The order service on a real database, with a client for it. */
final class OrderLab implements AutoCloseable {

  final StandInInventory inventory = new StandInInventory();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final RunningService service;

  OrderLab(
      EmbeddedDatabase database,
      SpanRecorder recorder,
      EventLoopWatch watch,
      Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(database.environment());
    environment.put("PORT", "0");
    environment.put("MANAGEMENT_PORT", "0");
    environment.put("INVENTORY_SERVICE_URL", inventory.address().toString());
    environment.putAll(more);
    service =
        RunningService.start(
            Main.SERVICE,
            new Environment(environment),
            Tracing.reportingTo("order-service", recorder.reporter()),
            watch.options());
  }

  static JsonObject orderRequest(String customer, String sku, int quantity) {
    return new JsonObject()
        .put("customerId", customer)
        .put(
            "items",
            new JsonArray().add(new JsonObject().put("sku", sku).put("quantity", quantity)));
  }

  HttpResponse<String> place(String key, JsonObject orderRequest) throws Exception {
    return placing(key, orderRequest).get();
  }

  CompletableFuture<HttpResponse<String>> placing(String key, JsonObject orderRequest) {
    return placing(key, orderRequest, Duration.ofSeconds(5));
  }

  CompletableFuture<HttpResponse<String>> placing(
      String key, JsonObject orderRequest, Duration deadline) {
    HttpRequest request =
        HttpRequest.newBuilder(at("/orders"))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .header("x-deadline-ms", String.valueOf(deadline.toMillis()))
            .POST(BodyPublishers.ofString(orderRequest.encode()))
            .build();
    return client.sendAsync(request, BodyHandlers.ofString());
  }

  JsonObject find(String id) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(at("/orders/" + id)).build();
    return new JsonObject(client.send(request, BodyHandlers.ofString()).body());
  }

  /** What the management port shows of metrics. */
  String metrics() throws IOException, InterruptedException {
    URI page = URI.create("http://127.0.0.1:" + service.managementPort() + "/metrics");
    return client.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString()).body();
  }

  /** Asks until an order is in a state. */
  JsonObject await(String id, String state) throws Exception {
    long end = System.nanoTime() + 20_000_000_000L;
    JsonObject order = find(id);
    while (!state.equals(order.getString("state")) && System.nanoTime() < end) {
      order = find(id);
    }
    return order;
  }

  int port() {
    return service.port();
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + service.port() + path);
  }

  @Override
  public void close() {
    service.stop();
    inventory.close();
  }
}
