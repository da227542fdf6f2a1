package dev.tracelab.jaeger.browser;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless Chromium with one page. */
public final class Browser implements AutoCloseable {

  private static final List<String> OPTIONS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-dev-shm-usage",
          "--remote-debugging-port=0");

  private final Path profile = Files.createTempDirectory("chromium");
  private final Process process;
  private final DevTools tools;

  private Browser(Path executable) throws Exception {
    List<String> page = List.of("--user-data-dir=" + profile, "about:blank");
    process =
        new ProcessBuilder(
                Stream.of(List.of(executable.toString()), OPTIONS, page)
                    .flatMap(List::stream)
                    .toList())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> portAndPath = Await.until(this::portFile, lines -> lines.size() == 2);
    tools = DevTools.connect(Integer.parseInt(portAndPath.get(0)));
    for (String domain : List.of("Page.enable", "Runtime.enable", "Log.enable")) {
      tools.call(domain, new JsonObject());
    }
  }

  /** Chromium or a browser based on it, on the PATH. */
  public static Optional<Path> executable() {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(name -> Arrays.stream(path.split(":")).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  public static Browser start(Path executable) throws Exception {
    return new Browser(executable);
  }

  /** Sets the window's size and the preferred colour scheme. */
  public void view(int width, int height, String scheme) {
    tools.call(
        "Emulation.setDeviceMetricsOverride",
        new JsonObject()
            .put("width", width)
            .put("height", height)
            .put("deviceScaleFactor", 1)
            .put("mobile", width < 500));
    JsonObject feature = new JsonObject().put("name", "prefers-color-scheme").put("value", scheme);
    tools.call(
        "Emulation.setEmulatedMedia", new JsonObject().put("features", JsonArray.of(feature)));
  }

  /** Opens an address and waits until this expression holds in the page. */
  public void open(URI address, String condition) {
    // An empty page in between ends the scripts of the page before: their complaints are not this
    // page's, and their content does not fulfil its condition.
    navigate("about:blank");
    awaitThat("location.href === 'about:blank'");
    complaints().clear();
    navigate(address.toString());
    awaitThat("location.href !== 'about:blank' && (" + condition + ")");
  }

  private void navigate(String address) {
    tools.call("Page.navigate", new JsonObject().put("url", address));
  }

  /** Waits until an expression holds in the page. */
  public void awaitThat(String condition) {
    String whole = "document.readyState === 'complete' && Boolean(" + condition + ")";
    Await.until(() -> evaluateUnlessLeaving(whole), Boolean.TRUE::equals);
  }

  /** False while a page is loading, when nothing can be evaluated. */
  private Object evaluateUnlessLeaving(String expression) {
    try {
      return evaluate(expression);
    } catch (CompletionException | IllegalStateException e) {
      return e.getMessage();
    }
  }

  /** The value of an expression in the page. */
  public Object evaluate(String expression) {
    JsonObject result =
        tools.call(
            "Runtime.evaluate",
            new JsonObject().put("expression", expression).put("returnByValue", true));
    if (result.containsKey("exceptionDetails")) {
      throw new IllegalStateException(result.getJsonObject("exceptionDetails").encode());
    }
    return result.getJsonObject("result").getValue("value");
  }

  /** Presses a named key, such as ArrowDown. */
  public void press(String key) {
    for (String type : List.of("keyDown", "keyUp")) {
      JsonObject event = new JsonObject().put("type", type).put("key", key).put("code", key);
      tools.call("Input.dispatchKeyEvent", key.equals("Enter") ? event.put("text", "\r") : event);
    }
  }

  /** Errors of the console and the security policy since the page was opened. */
  public List<String> complaints() {
    return tools.complaints();
  }

  public void screenshot(Path file) throws IOException {
    JsonObject picture =
        tools.call("Page.captureScreenshot", new JsonObject().put("format", "png"));
    Files.write(file, Base64.getDecoder().decode(picture.getString("data")));
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

  private List<String> portFile() {
    Path file = profile.resolve("DevToolsActivePort");
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
