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

/** One service as a person starts it, with what it prints kept apart from its errors. */
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
   * Starts it, and waits for nothing. The system chooses its ports unless told otherwise.
   *
   * @param module whose jar it is
   */
  static StartedService start(String module, Map<String, String> settings) throws IOException {
    Path folder = Files.createTempDirectory("started-" + module);
    Path output = folder.resolve("output");
    Path errors = folder.resolve("errors");
    Map<String, String> environment = new HashMap<>(Map.of("PORT", "0", "MANAGEMENT_PORT", "0"));
    environment.putAll(settings);
    ProcessBuilder builder = new ProcessBuilder(command(module));
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

  /** Returns once it is so; fails when it is not in time, or when the service ends. */
  void await(String what, Callable<Boolean> isSo) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOUND_SECONDS);
    while (!isSo.call()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new AssertionError("'%s' does not come:%n%s%n%s".formatted(what, output(), errors()));
      }
      process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** What it printed up to now. */
  List<String> output() throws IOException {
    return lines(output).toList();
  }

  /** What it complained of up to now. */
  List<String> errors() throws IOException {
    return lines(errors).toList();
  }

  /** As {@code docker stop} does. */
  void terminate() {
    process.destroy();
  }

  /** Its exit status, once it has ended. */
  int exitStatus() throws Exception {
    if (!process.waitFor(BOUND_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("It does not end:\n" + Files.readString(output));
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
