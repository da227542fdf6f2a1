package dev.tracelab.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tracelab.lab.process.ReservedPorts;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A real Prometheus in a separate process, if its executable is installed. It runs the repository's
 * configuration and rules with other addresses of the targets.
 */
final class PrometheusProcess implements AutoCloseable {

  private static final Path FILES =
      Path.of("..", "..", "deploy", "observability", "prometheus").toAbsolutePath().normalize();
  private static final Path TOOLS =
      Path.of("..", "..", ".lab", "tools", "prometheus", "usr", "bin");
  private static final Pattern TARGET =
      Pattern.compile("dns_sd_configs: \\[\\{names: \\[[\\w-]+], type: A, port: (\\d+)[^]]*]");
  private static final Duration BOUND = Duration.ofSeconds(120);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final Path folder;
  private final URI api;

  private PrometheusProcess(Process process, Path folder, int port) {
    this.process = process;
    this.folder = folder;
    this.api = URI.create("http://127.0.0.1:" + port + "/api/v1/");
  }

  /**
   * {@code PROMETHEUS_BINARY}, else on the PATH or where {@code deploy/observability/check} puts
   * it.
   */
  static Optional<Path> executable() {
    Path fetched = TOOLS.resolve("prometheus");
    return Machine.program("PROMETHEUS_BINARY", "prometheus")
        .or(() -> Optional.of(fetched.toAbsolutePath()).filter(Files::isExecutable));
  }

  /**
   * Starts one.
   *
   * @param ports the actual port for each port in the configuration
   */
  static PrometheusProcess start(Path executable, Map<Integer, Integer> ports) throws Exception {
    Path folder = Files.createTempDirectory("real-prometheus");
    Path config = folder.resolve("prometheus.yml");
    Files.writeString(config, configuration(ports));
    int port = ReservedPorts.reserve();
    Process process =
        new ProcessBuilder(
                executable.toString(),
                "--config.file=" + config,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--enable-feature=exemplar-storage")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    return new PrometheusProcess(process, folder, port);
  }

  private static String configuration(Map<Integer, Integer> ports) throws IOException {
    String text = Files.readString(FILES.resolve("prometheus.yml"));
    return TARGET
        .matcher(text)
        .replaceAll(
            target ->
                "static_configs: [{targets: [\"127.0.0.1:%d\"]}]"
                    .formatted(ports.get(Integer.valueOf(target.group(1)))))
        .replace("rules/*.yml", FILES + "/rules/*.yml");
  }

  /** Waits until an expression has a result. */
  void await(String expression) throws Exception {
    long end = System.nanoTime() + BOUND.toNanos();
    while (!hasResult(expression)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        String output = Files.readString(folder.resolve("output"));
        throw new AssertionError("No result for " + expression + "\n" + output);
      }
      process.waitFor(200, TimeUnit.MILLISECONDS);
    }
  }

  private boolean hasResult(String expression) throws Exception {
    try {
      return !query(expression, Instant.now()).isEmpty();
    } catch (IOException notYet) {
      return false;
    }
  }

  /** The series that an expression yields; fails if it is invalid. */
  JsonNode query(String expression, Instant time) throws Exception {
    return get("query", Map.of("query", expression, "time", time.toString())).get("result");
  }

  /** The labels of all recent series that match a selector. */
  JsonNode series(String selector) throws Exception {
    return get("series", Map.of("match[]", selector, "start", minutesAgo()));
  }

  /** The recent exemplars of all series in an expression. */
  JsonNode exemplars(String expression) throws Exception {
    return get(
        "query_exemplars",
        Map.of("query", expression, "start", minutesAgo(), "end", Instant.now().toString()));
  }

  /** All rules, recording rules and alerts. */
  JsonNode rules() throws Exception {
    return get("rules", Map.of());
  }

  private JsonNode get(String path, Map<String, String> parameters) throws Exception {
    String query =
        parameters.entrySet().stream()
            .map(each -> encoded(each.getKey()) + '=' + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(api.resolve(path + '?' + query)).timeout(BOUND).build(),
            BodyHandlers.ofString());
    JsonNode json = new ObjectMapper().readTree(response.body());
    if (!"success".equals(json.path("status").asText())) {
      throw new AssertionError(parameters + ": " + response.body());
    }
    return json.get("data");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String minutesAgo() {
    return Instant.now().minus(Duration.ofMinutes(10)).toString();
  }

  @Override
  public void close() throws Exception {
    process.destroy();
    if (!process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
