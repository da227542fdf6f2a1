package dev.tracelab.jaeger.contract;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds a real Jaeger: the executable named by JAEGER_BINARY; else the one that runs at JAEGER_URL;
 * else an executable {@code jaeger} on the PATH or in {@code ~/go/bin}; else the image, if a Docker
 * engine responds.
 */
public final class RealJaeger {

  private static final String HOW_TO_GET_ONE =
      "There is no real Jaeger here: set JAEGER_BINARY to its executable (version 2, from"
          + " https://www.jaegertracing.io/download), set JAEGER_URL to one that runs"
          + " (http://127.0.0.1:16686), or start Docker.";

  private RealJaeger() {}

  /**
   * Starts one, or uses the running one.
   *
   * @throws IllegalStateException with one sentence on how to get one
   */
  static Backend start(int maxTraces) throws Exception {
    String running = System.getenv("JAEGER_URL");
    if (System.getenv("JAEGER_BINARY") == null && running != null) {
      return at(URI.create(running));
    }
    Optional<Path> executable = executable();
    if (executable.isPresent()) {
      return start(executable.get(), maxTraces);
    }
    if (JaegerContainer.isPossible()) {
      return JaegerContainer.start(maxTraces);
    }
    throw new IllegalStateException(HOW_TO_GET_ONE);
  }

  /** Starts this executable. */
  public static Backend start(Path executable, int maxTraces) throws Exception {
    return JaegerProcess.start(executable, maxTraces);
  }

  /** The executable named by JAEGER_BINARY, else one on the PATH or in {@code ~/go/bin}. */
  public static Optional<Path> executable() {
    String named = System.getenv("JAEGER_BINARY");
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    Stream<Path> folders =
        Stream.concat(
            Stream.of(System.getenv().getOrDefault("PATH", "").split(":")).map(Path::of),
            Stream.of(Path.of(System.getProperty("user.home"), "go", "bin")));
    return folders.map(f -> f.resolve("jaeger")).filter(Files::isExecutable).findFirst();
  }

  /** Uses Jaeger's default ports otherwise; it is not stopped. */
  private static Backend at(URI query) {
    JaegerPorts standard = JaegerPorts.STANDARD;
    JaegerPorts ports =
        new JaegerPorts(
            query.getPort() < 0 ? standard.query() : query.getPort(),
            standard.collector(),
            standard.otlp(),
            standard.compact(),
            standard.binary());
    return new Backend(query.getHost(), ports, () -> {});
  }
}
