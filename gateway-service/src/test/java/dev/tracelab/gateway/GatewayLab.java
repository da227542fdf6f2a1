package dev.tracelab.gateway;

import dev.tracelab.golden.junit.SpanRecorder;
import dev.tracelab.kit.lifecycle.RunningService;
import dev.tracelab.kit.testing.EventLoopWatch;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.config.Environment;
import dev.tracelab.tracing.config.TracingConfig;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The gateway in front of stand-ins, with a client for it. */
final class GatewayLab implements AutoCloseable {

  final StandIn orders = new StandIn();
  final StandIn inventory = new StandIn();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final RunningService service;

  GatewayLab(SpanRecorder recorder, EventLoopWatch watch, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PORT", "0");
    environment.put("MANAGEMENT_PORT", "0");
    environment.put("ORDER_SERVICE_URL", orders.address().toString());
    environment.put("INVENTORY_SERVICE_URL", inventory.address().toString());
    environment.putAll(more);
    service =
        RunningService.start(
            Main.SERVICE,
            new Environment(environment),
            Tracing.reportingTo(
                TracingConfig.fromEnvironment(environment, "gateway-service"), recorder.reporter()),
            watch.options());
  }

  static JsonObject orderRequest() {
    return new JsonObject()
        .put("customerId", "c-7f3a")
        .put(
            "items",
            new JsonArray().add(new JsonObject().put("sku", "kenya-aa-250g").put("quantity", 2)));
  }

  HttpResponse<String> place(JsonObject orderRequest) throws IOException, InterruptedException {
    return send(order().POST(BodyPublishers.ofString(orderRequest.encode())));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(at(path)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /** An order's headers, body and method still to be set. */
  HttpRequest.Builder order() {
    return HttpRequest.newBuilder(at("/api/orders"))
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", "key-1");
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + service.port() + path);
  }

  /** What the management port says of a circuit breaker. */
  String breaker(String peer) throws IOException, InterruptedException {
    JsonArray checks = new JsonObject(management("/health/ready")).getJsonArray("checks");
    return checks.stream()
        .map(JsonObject.class::cast)
        .filter(check -> check.getString("name").equals("circuit breaker of " + peer))
        .map(check -> check.getString("state"))
        .findFirst()
        .orElseThrow();
  }

  /** A page of the management port. */
  String management(String path) throws IOException, InterruptedException {
    URI page = URI.create("http://127.0.0.1:" + service.managementPort() + path);
    return send(HttpRequest.newBuilder(page)).body();
  }

  /** Sends an order without waiting for its answer. */
  CompletableFuture<HttpResponse<String>> placing() {
    HttpRequest request = order().POST(BodyPublishers.ofString(orderRequest().encode())).build();
    return client.sendAsync(request, BodyHandlers.ofString());
  }

  @Override
  public void close() {
    service.stop();
    orders.close();
    inventory.close();
  }
}
