package dev.tracelab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command that runs to its end.
 *
 * @param folder where it runs
 * @param settings variables in its environment, beside {@code JAVA_HOME}, the JDK of this build
 */
record Command(Path folder, Map<String, String> settings) {

  private static final long BOUND_MINUTES = 5;

  static Command in(Path folder) {
    return new Command(folder, Map.of());
  }

  /** The executable of the JVM that runs this test. */
  static String java() {
    return ProcessHandle.current().info().command().orElseThrow();
  }

  /** Runs it and returns what it printed; fails if its exit status is not zero. */
  String run(List<String> words) throws IOException, InterruptedException {
    Path output = Files.createTempFile("output", ".txt");
    try {
      int status = run(words, output);
      String printed = Files.readString(output);
      assertThat(status).as(printed).isZero();
      return printed;
    } finally {
      Files.delete(output);
    }
  }

  private int run(List<String> words, Path output) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(settings);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(BOUND_MINUTES, TimeUnit.MINUTES)).isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }
}
