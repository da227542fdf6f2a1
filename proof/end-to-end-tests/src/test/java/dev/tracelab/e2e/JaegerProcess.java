package dev.tracelab.e2e;

import dev.tracelab.lab.process.ReservedPorts;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A real Jaeger in a separate process, if its executable is installed. */
final class JaegerProcess implements AutoCloseable {

  private static final long BOUND_SECONDS = 30;
  private static final Path SAMPLING =
      Path.of("..", "..", "deploy", "observability", "jaeger", "sampling.json");

  private final Process process;
  private final List<Integer> ports;
  private final Path folder;

  private JaegerProcess(Process process, List<Integer> ports, Path folder) {
    this.process = process;
    this.ports = ports;
    this.folder = folder;
  }

  /** {@code JAEGER_BINARY}, else {@code jaeger} on the PATH or in {@code ~/go/bin}. */
  static Optional<Path> executable() {
    return Machine.program("JAEGER_BINARY", "jaeger");
  }

  static JaegerProcess start(Path executable) throws Exception {
    List<Integer> ports = ReservedPorts.reserve(9);
    Path folder = Files.createTempDirectory("real-jaeger");
    Path config = folder.resolve("jaeger.yaml");
    try (InputStream text = JaegerProcess.class.getResourceAsStream("jaeger.yaml")) {
      Files.copy(text, config);
    }
    ProcessBuilder builder =
        new ProcessBuilder(executable.toString(), "--config", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile());
    Files.copy(SAMPLING, folder.resolve("sampling.json"));
    builder.environment().putAll(environment(ports));
    builder.environment().put("SAMPLING_FILE", folder.resolve("sampling.json").toString());
    JaegerProcess jaeger = new JaegerProcess(builder.start(), ports, folder);
    jaeger.awaitHealth(ports.get(3), folder.resolve("output"));
    return jaeger;
  }

  URI query() {
    return URI.create("http://127.0.0.1:" + ports.get(0));
  }

  URI collector() {
    return URI.create("http://127.0.0.1:" + ports.get(1) + "/api/traces");
  }

  /** The address for OTLP over HTTP. */
  URI otlp() {
    return URI.create("http://127.0.0.1:" + ports.get(6));
  }

  /** Host and port of its sampling strategies. */
  String samplingManager() {
    return "127.0.0.1:" + ports.get(7);
  }

  /** Its sampling strategies: a copy of the repository's file, which a test may change. */
  Path samplingFile() {
    return folder.resolve("sampling.json");
  }

  /** The port of metrics about itself. */
  int metricsPort() {
    return ports.get(4);
  }

  /** The port of metrics about the received spans. */
  int spanMetricsPort() {
    return ports.get(5);
  }

  private static Map<String, String> environment(List<Integer> ports) {
    return Map.of(
        "QUERY_PORT", ports.get(0).toString(),
        "COLLECTOR_PORT", ports.get(1).toString(),
        "GRPC_PORT", ports.get(2).toString(),
        "HEALTH_PORT", ports.get(3).toString(),
        "METRICS_PORT", ports.get(4).toString(),
        "SPAN_METRICS_PORT", ports.get(5).toString(),
        "OTLP_PORT", ports.get(6).toString(),
        "SAMPLING_PORT", ports.get(7).toString(),
        "SAMPLING_GRPC_PORT", ports.get(8).toString(),
        // Otherwise it would trace our queries among our spans.
        "OTEL_TRACES_SAMPLER", "always_off");
  }

  private void awaitHealth(int port, Path output) throws Exception {
    URI status = URI.create("http://127.0.0.1:" + port + "/status");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOUND_SECONDS);
    while (!isHealthy(status)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        process.destroyForcibly();
        throw new AssertionError("Jaeger did not start:\n" + Files.readString(output));
      }
      process.waitFor(50, TimeUnit.MILLISECONDS);
    }
  }

  private static boolean isHealthy(URI status) throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(status).build();
      return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode()
          == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  @Override
  public void close() throws Exception {
    process.destroy();
    if (!process.waitFor(BOUND_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
