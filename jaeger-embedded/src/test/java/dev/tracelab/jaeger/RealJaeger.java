package dev.tracelab.jaeger;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The real Jaeger as a process of its own, on machines that have its executable. */
final class RealJaeger implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Process process;
  private final Path configuration;
  private final int queryPort;
  private final int collectorPort;

  private RealJaeger(Path executable) throws Exception {
    int[] ports = freePorts(5);
    this.queryPort = ports[0];
    this.collectorPort = ports[1];
    this.configuration = Files.createTempFile("jaeger", ".yaml");
    Files.writeString(configuration, configuration(ports));
    ProcessBuilder builder =
        new ProcessBuilder(executable.toString(), "--config", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("OTEL_TRACES_SAMPLER", "always_off");
    this.process = builder.start();
    awaitAnswer(URI.create("http://127.0.0.1:" + ports[2] + "/status"));
  }

  /** The executable: the variable JAEGER_BINARY, else {@code jaeger} on the PATH. */
  static Optional<Path> executable() {
    String named = System.getenv("JAEGER_BINARY");
    Stream<Path> onPath =
        Arrays.stream(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":"))
            .map(folder -> Path.of(folder, "jaeger"));
    return Stream.concat(Stream.ofNullable(named).map(Path::of), onPath)
        .filter(Files::isExecutable)
        .findFirst();
  }

  static RealJaeger start(Path executable) throws Exception {
    return new RealJaeger(executable);
  }

  URI query(String path) {
    return URI.create("http://127.0.0.1:" + queryPort + path);
  }

  URI collector() {
    return URI.create("http://127.0.0.1:" + collectorPort + "/api/traces");
  }

  @Override
  public void close() throws Exception {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    Files.delete(configuration);
  }

  private void awaitAnswer(URI status) throws InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    Instant end = Instant.now().plus(PATIENCE);
    while (!isUp(client, status)) {
      if (Instant.now().isAfter(end) || !process.isAlive()) {
        throw new IllegalStateException("The real Jaeger did not start.");
      }
      process.waitFor(50, TimeUnit.MILLISECONDS);
    }
  }

  private static boolean isUp(HttpClient client, URI status) throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(status).build();
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static int[] freePorts(int count) throws IOException {
    ServerSocket[] sockets = new ServerSocket[count];
    for (int i = 0; i < count; i++) {
      sockets[i] = new ServerSocket(0);
    }
    int[] ports = Arrays.stream(sockets).mapToInt(ServerSocket::getLocalPort).toArray();
    for (ServerSocket socket : sockets) {
      socket.close();
    }
    return ports;
  }

  private static String configuration(int[] ports) {
    return """
        service:
          extensions: [jaeger_storage, jaeger_query, healthcheckv2]
          pipelines:
            traces:
              receivers: [jaeger]
              exporters: [jaeger_storage_exporter]
          telemetry:
            metrics: { level: none }
        extensions:
          jaeger_query:
            storage: { traces: mem }
            http: { endpoint: "127.0.0.1:%1$d" }
            grpc: { endpoint: "127.0.0.1:%4$d" }
          jaeger_storage:
            backends: { mem: { memory: { max_traces: 1000 } } }
          healthcheckv2:
            use_v2: true
            http: { endpoint: "127.0.0.1:%3$d" }
        receivers:
          jaeger:
            protocols:
              thrift_http: { endpoint: "127.0.0.1:%2$d" }
        exporters:
          jaeger_storage_exporter: { trace_storage: mem }
        """
        .formatted(ports[0], ports[1], ports[2], ports[3]);
  }
}
