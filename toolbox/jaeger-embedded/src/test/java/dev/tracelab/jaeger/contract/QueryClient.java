package dev.tracelab.jaeger.contract;

import dev.tracelab.jaeger.browser.Await;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A client of a backend's query API. */
final class QueryClient {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final Backend backend;

  private QueryClient(Backend backend) {
    this.backend = backend;
  }

  static QueryClient of(Backend backend) {
    return new QueryClient(backend);
  }

  HttpResponse<String> get(String path) {
    return request("GET", path);
  }

  HttpResponse<String> request(String method, String path) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(backend.query().resolve(path))
              .method(method, BodyPublishers.noBody())
              .build();
      return CLIENT.send(request, BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  JsonObject json(String path) {
    return new JsonObject(get(path).body());
  }

  /** The response once it satisfies a condition. */
  JsonObject until(String path, Predicate<JsonObject> condition) {
    return Await.until(() -> json(path), condition);
  }

  /** A trace in the form of {@code /api/traces/{id}}, once it has this many spans. */
  JsonObject trace(String id, int spans) {
    JsonObject response = until("/api/traces/" + id, json -> count(json) >= spans);
    return response.getJsonArray("data").getJsonObject(0);
  }

  /** The only span of a trace. */
  JsonObject span(String id) {
    return trace(id, 1).getJsonArray("spans").getJsonObject(0);
  }

  /** The objects of an array. */
  static Stream<JsonObject> each(JsonArray array) {
    return array.stream().map(JsonObject.class::cast);
  }

  /** The trace ids in a search response of the older API. */
  static List<String> traceIds(JsonObject response) {
    return each(response.getJsonArray("data")).map(trace -> trace.getString("traceID")).toList();
  }

  private static int count(JsonObject response) {
    JsonArray data = response.getJsonArray("data");
    return data == null || data.isEmpty() ? 0 : data.getJsonObject(0).getJsonArray("spans").size();
  }
}
