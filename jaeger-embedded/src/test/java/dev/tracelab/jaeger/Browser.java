package dev.tracelab.jaeger;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A headless Chromium with one page, driven over the DevTools protocol. */
final class Browser implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path profile;
  private final Process process;
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();
  private final List<String> complaints = new java.util.concurrent.CopyOnWriteArrayList<>();
  private final WebSocket socket;

  private Browser(Path executable) throws Exception {
    profile = Files.createTempDirectory("chromium");
    process =
        new ProcessBuilder(command(executable))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    Path portFile = profile.resolve("DevToolsActivePort");
    await(() -> Files.exists(portFile) && Files.readAllLines(portFile).size() == 2);
    int port = Integer.parseInt(Files.readAllLines(portFile).get(0));
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(pageAddress(port)), new Listener())
            .get(20, TimeUnit.SECONDS);
    for (String domain : List.of("Page.enable", "Runtime.enable", "Log.enable")) {
      call(domain, new JsonObject());
    }
  }

  /** Chromium, or a browser that is Chromium inside, on the PATH. */
  static Optional<Path> executable() {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(name -> Arrays.stream(path.split(":")).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Browser start(Path executable) throws Exception {
    return new Browser(executable);
  }

  /** Sets the window's size and the colour scheme the page is asked for. */
  void view(int width, int height, String scheme) {
    call(
        "Emulation.setDeviceMetricsOverride",
        new JsonObject()
            .put("width", width)
            .put("height", height)
            .put("deviceScaleFactor", 1)
            .put("mobile", width < 500));
    call(
        "Emulation.setEmulatedMedia",
        new JsonObject()
            .put(
                "features",
                JsonArray.of(
                    new JsonObject().put("name", "prefers-color-scheme").put("value", scheme))));
  }

  /** Opens an address and waits until this expression holds in the page. */
  void open(URI address, String condition) throws Exception {
    complaints.clear();
    call("Page.navigate", new JsonObject().put("url", address.toString()));
    awaitThat(condition);
  }

  /** Waits until an expression holds in the page. */
  void awaitThat(String condition) throws Exception {
    await(
        () ->
            Boolean.TRUE.equals(
                evaluate("document.readyState === 'complete' && Boolean(" + condition + ")")));
  }

  /** The value of an expression in the page. */
  Object evaluate(String expression) {
    JsonObject result =
        call(
            "Runtime.evaluate",
            new JsonObject()
                .put("expression", expression)
                .put("returnByValue", true)
                .put("awaitPromise", true));
    if (result.containsKey("exceptionDetails")) {
      throw new IllegalStateException(result.getJsonObject("exceptionDetails").encode());
    }
    return result.getJsonObject("result").getValue("value");
  }

  /** Presses a key that has a name, such as ArrowDown. */
  void press(String key) {
    for (String type : List.of("keyDown", "keyUp")) {
      JsonObject event = new JsonObject().put("type", type).put("key", key).put("code", key);
      call("Input.dispatchKeyEvent", key.equals("Enter") ? event.put("text", "\r") : event);
    }
  }

  /** What the page's console and its security policy complained of since it was opened. */
  List<String> complaints() {
    return complaints;
  }

  void screenshot(Path file) throws IOException {
    String data =
        call("Page.captureScreenshot", new JsonObject().put("format", "png")).getString("data");
    Files.write(file, Base64.getDecoder().decode(data));
  }

  @Override
  public void close() throws Exception {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    process.waitFor(10, TimeUnit.SECONDS);
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }

  private JsonObject call(String method, JsonObject parameters) {
    int number = numbers.incrementAndGet();
    CompletableFuture<JsonObject> answer = new CompletableFuture<>();
    answers.put(number, answer);
    JsonObject message =
        new JsonObject().put("id", number).put("method", method).put("params", parameters);
    socket.sendText(message.encode(), true).join();
    return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  private void received(JsonObject message) {
    if (message.containsKey("id")) {
      JsonObject failed = new JsonObject().put("exceptionDetails", message.getJsonObject("error"));
      answers.remove(message.getInteger("id")).complete(message.getJsonObject("result", failed));
    } else if (List.of("Log.entryAdded", "Runtime.exceptionThrown")
        .contains(message.getString("method"))) {
      complaints.add(message.getJsonObject("params").encode());
    }
  }

  private List<String> command(Path executable) {
    return List.of(
        executable.toString(),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--remote-debugging-port=0",
        "--user-data-dir=" + profile,
        "about:blank");
  }

  private static String pageAddress(int port) throws Exception {
    URI list = URI.create("http://127.0.0.1:" + port + "/json/list");
    String json =
        HttpClient.newHttpClient()
            .send(
                java.net.http.HttpRequest.newBuilder(list).build(),
                java.net.http.HttpResponse.BodyHandlers.ofString())
            .body();
    return new JsonArray(json)
        .stream()
            .map(JsonObject.class::cast)
            .filter(target -> target.getString("type").equals("page"))
            .findFirst()
            .orElseThrow()
            .getString("webSocketDebuggerUrl");
  }

  private void await(Condition condition) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.holds()) {
      if (Instant.now().isAfter(end) || process.waitFor(20, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("The browser did not get there in time. " + complaints);
      }
    }
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private final class Listener implements WebSocket.Listener {

    private final StringBuilder text = new StringBuilder();

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
  }
}
