package dev.tracelab.bench.ingest;

import dev.tracelab.lab.process.ReservedPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A backend that can be started, with room for all spans.
 *
 * @param title the name in results
 */
record BackendKind(String title, Command command) {

  private static final String TRACES = "10000000";
  private static final String BYTES = "100000000000";

  /** How to start it. */
  interface Command {

    /** The command that starts it on these ports. */
    ProcessBuilder on(Ports ports);
  }

  /** The embedded backend, in a separate JVM. */
  static BackendKind embedded() {
    return new BackendKind("jaeger-embedded", BackendKind::embedded);
  }

  /** The real Jaeger. */
  static BackendKind real(Path executable) {
    return new BackendKind("Jaeger, in memory", ports -> real(executable, ports));
  }

  /**
   * The executable of a real Jaeger: the one named by {@code JAEGER_BINARY}, else {@code jaeger} on
   * the PATH or among Go's programs.
   *
   * @param environment variables of this process
   * @param home the user's home directory
   */
  static Optional<Path> executable(Map<String, String> environment, Path home) {
    Stream<Path> named = Stream.ofNullable(environment.get("JAEGER_BINARY")).map(Path::of);
    Stream<Path> found =
        Stream.concat(
                Stream.of(environment.getOrDefault("PATH", "").split(":")).map(Path::of),
                Stream.of(home.resolve("go").resolve("bin")))
            .map(folder -> folder.resolve("jaeger"));
    return Stream.concat(named, found).filter(BackendKind::isProgram).findFirst();
  }

  private static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }

  private static ProcessBuilder embedded(Ports ports) {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx2g",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.tracelab.jaeger.Main");
    Map<String, String> environment = builder.environment();
    List.of("COMPACT_PORT", "BINARY_PORT", "OTLP_PORT").forEach(name -> environment.put(name, "0"));
    environment.put("HOST", "127.0.0.1");
    environment.put("QUERY_PORT", String.valueOf(ports.query()));
    environment.put("COLLECTOR_PORT", String.valueOf(ports.collector()));
    environment.put("MAX_TRACES", TRACES);
    environment.put("MAX_BYTES", BYTES);
    return builder;
  }

  private static ProcessBuilder real(Path executable, Ports ports) {
    String config =
        """
        service:
          extensions: [jaeger_storage, jaeger_query]
          pipelines: {traces: {receivers: [jaeger], exporters: [jaeger_storage_exporter]}}
          telemetry: {metrics: {level: none}}
        extensions:
          jaeger_storage: {backends: {memory: {memory: {max_traces: %s}}}}
          jaeger_query:
            storage: {traces: memory}
            http: {endpoint: "127.0.0.1:%d"}
            grpc: {endpoint: "127.0.0.1:%d"}
        receivers: {jaeger: {protocols: {thrift_http: {endpoint: "127.0.0.1:%d"}}}}
        exporters: {jaeger_storage_exporter: {trace_storage: memory}}
        """
            .formatted(TRACES, ports.query(), ports.grpc(), ports.collector());
    ProcessBuilder builder =
        new ProcessBuilder(executable.toString(), "--config", "yaml:" + config);
    // Otherwise it would trace our queries among our spans.
    builder.environment().put("OTEL_TRACES_SAMPLER", "always_off");
    return builder;
  }

  /**
   * The ports of a backend on loopback.
   *
   * @param query its query API
   * @param collector Thrift over HTTP
   * @param grpc the query API over gRPC, which the real Jaeger always serves
   */
  record Ports(int query, int collector, int grpc) {

    /** Ports for one backend. */
    static Ports reserve() {
      try {
        return new Ports(ReservedPorts.reserve(), ReservedPorts.reserve(), ReservedPorts.reserve());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** The address for batches. */
    URI batches() {
      return URI.create("http://127.0.0.1:" + collector + "/api/traces");
    }

    /** An address that responds with 200 once the backend is up. */
    URI services() {
      return URI.create("http://127.0.0.1:" + query + "/api/services");
    }

    /** The address of one trace; 404 until it is stored. */
    URI trace(String id) {
      return URI.create("http://127.0.0.1:" + query + "/api/traces/" + id);
    }
  }
}
