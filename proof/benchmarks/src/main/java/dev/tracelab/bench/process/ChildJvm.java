package dev.tracelab.bench.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JVM that runs one program of this module. */
public final class ChildJvm implements AutoCloseable {

  private static final long STOP_SECONDS = 20;

  private final Process process;
  private final BufferedReader output;
  private final int port;
  private final Map<String, Long> reported = new HashMap<>();

  private ChildJvm(Process process, BufferedReader output, int port) {
    this.process = process;
    this.output = output;
    this.port = port;
  }

  /**
   * Prepares a JVM with this one's class path.
   *
   * @param program its main method calls {@link Program#serveUntilInputEnds}
   */
  public static Builder builder(Class<?> program) {
    return new Builder(program);
  }

  /** The port it listens on, on loopback. */
  public int port() {
    return port;
  }

  /** CPU time of all threads since its start, in steps of a hundredth of a second. */
  public Duration cpuTime() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /** A number that its program reported at its end; 0 if it did not. */
  public long reported(String name) {
    return reported.getOrDefault(name, 0L);
  }

  /** Ends it: closes its input, and kills it if that does not help. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        output.lines().forEach(this::remember);
      } else {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void remember(String line) {
    String[] words = line.split(Program.SEPARATOR, 2);
    if (words.length == 2 && words[1].matches("\\d{1,18}")) {
      reported.put(words[0], Long.parseLong(words[1]));
    }
  }

  /** The settings of a JVM. */
  public static final class Builder {

    private final Class<?> program;
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> options = new ArrayList<>();
    private GarbageCollector garbageCollector = GarbageCollector.SERIAL;
    private String classPath = System.getProperty("java.class.path");

    private Builder(Class<?> program) {
      this.program = program;
    }

    /** Replaces the class path, by default this JVM's. */
    public Builder classPath(List<Path> places) {
      classPath =
          places.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
      return this;
    }

    /** Adds a JVM option. */
    public Builder option(String option) {
      options.add(option);
      return this;
    }

    /** Uses this collector; without a call the one that the images and the lab use. */
    public Builder garbageCollector(GarbageCollector chosen) {
      garbageCollector = chosen;
      return this;
    }

    /** Adds variables to this process's environment. */
    public Builder environment(Map<String, String> variables) {
      environment.putAll(variables);
      return this;
    }

    /**
     * Starts it and returns once it listens.
     *
     * @throws IllegalStateException if it ends instead
     */
    public ChildJvm start(String... arguments) {
      ProcessBuilder builder = new ProcessBuilder(command(arguments));
      builder.environment().putAll(environment);
      try {
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader output = process.inputReader(UTF_8);
        return new ChildJvm(process, output, portOf(process, output, String.join(" ", arguments)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private List<String> command(String... arguments) {
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      Stream<String> jvm =
          Stream.of(
              "-Xmx128m",
              garbageCollector.option(),
              "-Dlogback.configurationFile=benchmarks-logback.xml",
              "-cp",
              classPath,
              program.getName());
      return Stream.of(Stream.of(java), options.stream(), jvm, Stream.of(arguments))
          .flatMap(part -> part)
          .toList();
    }

    private static int portOf(Process process, BufferedReader output, String what)
        throws IOException {
      String line = output.readLine();
      if (line == null || !line.startsWith(Program.READY)) {
        process.destroyForcibly();
        throw new IllegalStateException("'" + what + "' did not start; its output: " + line);
      }
      return Integer.parseInt(line.substring(Program.READY.length()));
    }
  }

  /** How a measured program communicates with its {@link ChildJvm}. */
  public static final class Program {

    static final String READY = "ready on port ";
    static final String SEPARATOR = ": ";

    private Program() {}

    /** Reports a number, which {@link ChildJvm#reported} returns once this program has ended. */
    public static void report(String name, long value) {
      System.out.println(name + SEPARATOR + value);
    }

    /**
     * Prints its port and blocks until standard input ends, for example because its parent died.
     */
    public static void serveUntilInputEnds(int port) {
      System.out.println(READY + port);
      try {
        System.in.transferTo(OutputStream.nullOutputStream());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
