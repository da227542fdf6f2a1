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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A real Loki in a separate process, with the configuration used by Compose. */
final class LokiProcess implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path CONFIG =
      Path.of("..", "..", "deploy", "observability", "loki", "loki.yml");
  private static final long BOUND_SECONDS = 60;
  private static final long POLL_MILLIS = 100;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final URI address;
  private final Path output;

  private LokiProcess(Process process, URI address, Path output) {
    this.process = process;
    this.address = address;
    this.output = output;
  }

  static LokiProcess start(Path executable) throws Exception {
    List<Integer> ports = ReservedPorts.reserve(2);
    Path folder = Files.createTempDirectory("real-loki");
    Path config = folder.resolve("loki.yml");
    Files.writeString(
        config, Files.readString(CONFIG).replace("/tmp/loki", folder.resolve("data").toString()));
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(command(executable, config, ports))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    LokiProcess loki =
        new LokiProcess(process, URI.create("http://127.0.0.1:" + ports.get(0)), output);
    loki.awaitReady();
    return loki;
  }

  private static List<String> command(Path executable, Path config, List<Integer> ports) {
    return List.of(
        executable.toString(),
        "-config.file=" + config,
        "-server.http-listen-address=127.0.0.1",
        "-server.http-listen-port=" + ports.get(0),
        "-server.grpc-listen-address=127.0.0.1",
        "-server.grpc-listen-port=" + ports.get(1),
        // Otherwise it waits 15 s for ingesters that may leave.
        "-ingester.min-ready-duration=0s");
  }

  URI address() {
    return address;
  }

  /** A line with its labels and structured metadata. */
  record Line(JsonNode labels, String text) {

    String service() {
      return labels.path("service_name").asText();
    }
  }

  /** The lines that a LogQL query finds, once they satisfy a condition. */
  List<Line> await(String query, Predicate<List<Line>> wanted) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOUND_SECONDS);
    List<Line> found = find(query);
    while (!wanted.test(found)) {
      if (System.nanoTime() > end) {
        throw new AssertionError(query + " finds only " + found);
      }
      process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
      found = find(query);
    }
    return found;
  }

  private List<Line> find(String query) throws Exception {
    String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
    HttpResponse<String> response = get("/loki/api/v1/query_range?limit=100&query=" + encoded);
    if (response.statusCode() != 200) {
      throw new AssertionError(query + ": " + response.body());
    }
    List<Line> lines = new ArrayList<>();
    for (JsonNode stream : JSON.readTree(response.body()).at("/data/result")) {
      stream
          .get("values")
          .forEach(v -> lines.add(new Line(stream.get("stream"), v.path(1).asText())));
    }
    return lines;
  }

  private void awaitReady() throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOUND_SECONDS);
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        process.destroyForcibly();
        throw new AssertionError("Loki did not start:\n" + Files.readString(output));
      }
      process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private boolean isReady() throws InterruptedException {
    try {
      return get("/ready").statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address + path)).build();
    return client.send(request, BodyHandlers.ofString());
  }

  @Override
  public void close() throws Exception {
    process.destroy();
    if (!process.waitFor(BOUND_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
