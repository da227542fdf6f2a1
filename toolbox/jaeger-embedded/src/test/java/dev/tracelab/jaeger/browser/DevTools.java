package dev.tracelab.jaeger.browser;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The part of the DevTools protocol that the tests need, for a browser's first page. */
public final class DevTools implements WebSocket.Listener {

  private static final int TIMEOUT_SECONDS = 30;
  private static final List<String> COMPLAINTS =
      List.of("Log.entryAdded", "Runtime.exceptionThrown");

  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonObject>> responses = new ConcurrentHashMap<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final WebSocket socket;

  private DevTools(int port) throws Exception {
    socket =
        client
            .newWebSocketBuilder()
            .buildAsync(pageAddress(port), this)
            .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }

  static DevTools connect(int port) throws Exception {
    return new DevTools(port);
  }

  /** Calls a method and waits for its result. */
  JsonObject call(String method, JsonObject parameters) {
    int number = numbers.incrementAndGet();
    CompletableFuture<JsonObject> response = new CompletableFuture<>();
    responses.put(number, response);
    JsonObject message =
        new JsonObject().put("id", number).put("method", method).put("params", parameters);
    socket.sendText(message.encode(), true).join();
    return response.orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS).join();
  }

  /** Errors of the page's console and its security policy. */
  List<String> complaints() {
    return complaints;
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      received(new JsonObject(text.toString()));
      text.setLength(0);
    }
    from.request(1);
    return null;
  }

  private void received(JsonObject message) {
    if (message.containsKey("error")) {
      responses
          .remove(message.getInteger("id"))
          .completeExceptionally(new IllegalStateException(message.encode()));
    } else if (message.containsKey("id")) {
      responses.remove(message.getInteger("id")).complete(message.getJsonObject("result"));
    } else if (COMPLAINTS.contains(message.getString("method"))) {
      complaints.add(message.getJsonObject("params").encode());
    }
  }

  private URI pageAddress(int port) throws Exception {
    URI list = URI.create("http://127.0.0.1:" + port + "/json/list");
    String json = client.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString()).body();
    return new JsonArray(json)
        .stream()
            .map(JsonObject.class::cast)
            .filter(target -> target.getString("type").equals("page"))
            .map(page -> URI.create(page.getString("webSocketDebuggerUrl")))
            .findFirst()
            .orElseThrow();
  }
}
