package dev.tracelab.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One service as a user starts it, with standard output and standard error separated. */
final class StartedService implements AutoCloseable {

  private static final Path HOME = Path.of("..", "..").toAbsolutePath().normalize();
  private static final long BOUND_SECONDS = 60;
  private static final long POLL_MILLIS = 50;

  private final Process process;
  private final Path output;
  private final Path errors;

  private StartedService(Process process, Path output, Path errors) {
    this.process = process;
    this.output = output;
    this.errors = errors;
  }

  /**
   * Starts it without waiting, by default on free ports.
   *
   * @param module the module of its jar
   */
  static StartedService start(String module, Map<String, String> settings) throws IOException {
    return start(command(module), settings);
  }

  /** As {@link #start(String, Map)}, with another command. */
  static StartedService start(List<String> command, Map<String, String> settings)
      throws IOException {
    Path folder = Files.createTempDirectory("started-service");
    Path output = folder.resolve("output");
    Path errors = folder.resolve("errors");
    Map<String, String> environment = new HashMap<>(Map.of("PORT", "0", "MANAGEMENT_PORT", "0"));
    environment.putAll(settings);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
    builder.environment().putAll(environment);
    return new StartedService(builder.start(), output, errors);
  }

  void awaitReady() throws Exception {
    awaitLine(" is ready: ");
  }

  /** Returns once a line with this text has been printed. */
  void awaitLine(String text) throws Exception {
    await(text, () -> lines(output).anyMatch(line -> line.contains(text)));
  }

  /** Waits for a condition; fails at the end of the time or if the service ends. */
  void await(String what, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOUND_SECONDS);
    while (!condition.call()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new AssertionError(
            "Waited in vain for '%s':%n%s%n%s".formatted(what, output(), errors()));
      }
      process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** Its standard output so far. */
  List<String> output() throws IOException {
    return lines(output).toList();
  }

  /** Its standard error so far. */
  List<String> errors() throws IOException {
    return lines(errors).toList();
  }

  /** Sends SIGTERM, as {@code docker stop} does. */
  void terminate() {
    process.destroy();
  }

  /** Waits for its end and returns its exit status. */
  int exitStatus() throws Exception {
    if (!process.waitFor(BOUND_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("The service does not end:\n" + Files.readString(output));
    }
    return process.exitValue();
  }

  private static Stream<String> lines(Path file) throws IOException {
    return Files.readString(file).lines();
  }

  private static List<String> command(String module) throws IOException {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx96m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-jar",
        jar(module));
  }

  private static String jar(String module) throws IOException {
    try (Stream<Path> jars = Files.list(HOME.resolve(module).resolve("target"))) {
      return jars.filter(jar -> jar.getFileName().toString().matches(module + "-.*SNAPSHOT\\.jar"))
          .findFirst()
          .orElseThrow(() -> new AssertionError(module + " is not built: run 'mvn verify'."))
          .toString();
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
