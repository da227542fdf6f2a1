package dev.tracelab.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
 * A real Prometheus in a process of its own, where the machine has its executable. It runs the
 * repository's configuration and rules; only where its targets are is told to it.
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
   * @param ports what listens here in place of each port that the configuration names
   */
  static PrometheusProcess start(Path executable, Map<Integer, Integer> ports) throws Exception {
    Path folder = Files.createTempDirectory("real-prometheus");
    Path config = folder.resolve("prometheus.yml");
    Files.writeString(config, configuration(ports));
    int port = Machine.freePorts(1).get(0);
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
        throw new AssertionError("Nothing came of " + expression + "\n" + output);
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

  /** The series that an expression gives; fails if it is none. */
  JsonNode query(String expression, Instant time) throws Exception {
    return get("query", Map.of("query", expression, "time", time.toString())).get("result");
  }

  /** The labels of all series that a selector selects, of the last minutes. */
  JsonNode series(String selector) throws Exception {
    return get("series", Map.of("match[]", selector, "start", minutesAgo()));
  }

  /** Exemplars of all series that an expression names, of the last minutes. */
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
    JsonNode answer = new ObjectMapper().readTree(response.body());
    if (!"success".equals(answer.path("status").asText())) {
      throw new AssertionError(parameters + ": " + response.body());
    }
    return answer.get("data");
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
