package dev.tracelab.inventory;

import dev.tracelab.inventory.testing.RecordedSpans;
import dev.tracelab.inventory.testing.Warehouse;
import dev.tracelab.kit.lifecycle.RunningService;
import dev.tracelab.kit.testing.EventLoopWatch;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.config.Environment;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The whole service on a free port for each test, with a client. */
final class InventoryServer implements BeforeEachCallback, AfterEachCallback {

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final RecordedSpans spans = new RecordedSpans();
  private final Warehouse warehouse;
  private final EventLoopWatch watch;
  private final Map<String, String> more;
  private RunningService service;

  private InventoryServer(Warehouse warehouse, EventLoopWatch watch, Map<String, String> more) {
    this.warehouse = warehouse;
    this.watch = watch;
    this.more = more;
  }

  /** A server over a warehouse, which fails a test that blocks an event loop. */
  static InventoryServer over(Warehouse warehouse, EventLoopWatch watch) {
    return new InventoryServer(warehouse, watch, Map.of());
  }

  /** The same with one more environment variable. */
  InventoryServer with(String variable, String value) {
    return new InventoryServer(warehouse, watch, Map.of(variable, value));
  }

  RecordedSpans spans() {
    return spans;
  }

  /** What the management port shows of metrics. */
  String metrics() {
    URI page = URI.create("http://127.0.0.1:" + service.managementPort() + "/metrics");
    try {
      return client.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString()).body();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  HttpResponse<String> get(String path) {
    return send("GET", path, "application/json", BodyPublishers.noBody());
  }

  HttpResponse<String> post(String path, String json) {
    return send("POST", path, "application/json", BodyPublishers.ofString(json));
  }

  HttpResponse<String> put(String path, String json) {
    return send("PUT", path, "application/json", BodyPublishers.ofString(json));
  }

  HttpResponse<String> send(String method, String path, String type, BodyPublisher body) {
    try {
      return client.send(request(method, path, type, body), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  CompletableFuture<HttpResponse<String>> postLater(String path, String json) {
    BodyPublisher body = BodyPublishers.ofString(json);
    return client.sendAsync(
        request("POST", path, "application/json", body), BodyHandlers.ofString());
  }

  static JsonObject body(HttpResponse<String> response) {
    return new JsonObject(response.body());
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    Map<String, String> variables = new HashMap<>(warehouse.environment());
    variables.putAll(Map.of("PORT", "0", "MANAGEMENT_PORT", "0"));
    variables.putAll(more);
    Tracing tracing = Tracing.reportingTo("inventory-service", spans);
    service =
        RunningService.start(Main.SERVICE, new Environment(variables), tracing, watch.options());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    service.stop();
  }

  private HttpRequest request(String method, String path, String type, BodyPublisher body) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
        .method(method, body)
        .header("content-type", type)
        .build();
  }
}
