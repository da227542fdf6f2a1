package dev.tracelab.bench.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A JVM with one program of this module, and with all that a JVM does by default to be fast. */
public final class ChildJvm implements AutoCloseable {

  private static final long STOP_SECONDS = 20;

  private final Process process;
  private final int port;

  private ChildJvm(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts a program and returns when it listens.
   *
   * @param program its main calls {@link ChildProgram#serveUntilTold}
   * @throws IllegalStateException when it ends instead
   */
  public static ChildJvm start(Class<?> program, String... arguments) {
    List<String> jvm =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-Dlogback.configurationFile=benchmarks-logback.xml",
            "-cp",
            System.getProperty("java.class.path"),
            program.getName());
    List<String> command = Stream.concat(jvm.stream(), Stream.of(arguments)).toList();
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      return new ChildJvm(process, portOf(process, String.join(" ", arguments)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int portOf(Process process, String what) throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    String line = output.readLine();
    if (line == null || !line.startsWith(ChildProgram.READY)) {
      process.destroyForcibly();
      throw new IllegalStateException("'" + what + "' did not start; it said: " + line);
    }
    return Integer.parseInt(line.substring(ChildProgram.READY.length()));
  }

  /** Where it listens on loopback. */
  public int port() {
    return port;
  }

  /** CPU time of all its threads since it began, to the hundredth of a second. */
  public Duration cpuTime() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /** Ends it, politely at first. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
