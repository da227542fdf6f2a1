package dev.tracelab.lab.matrix;

import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lab.process.LabException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs the test of a row in a JVM of its own: neither the lab nor its services have the tests and
 * their libraries on their class paths.
 *
 * @param folder of the project, where the tests are
 */
public record MatrixProgram(LabFolder folder) {

  private static final Path MODULE = Path.of("proof", "behaviour-matrix", "target");
  private static final String MAIN = "dev.tracelab.matrix.ShowRow";
  private static final List<String> OPTIONS =
      List.of(
          "-Xmx160m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xlog:disable",
          "-Xlog:all=error:stderr",
          "-Dlogback.configurationFile=show-logback.xml");

  /**
   * Runs a row and waits for its end.
   *
   * @param arguments of the program
   * @param line receives each line of its output
   * @return its exit status
   * @throws LabException if it has not been built
   */
  public int run(List<String> arguments, Consumer<String> line) {
    List<String> command = command();
    command.addAll(arguments);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
        output.lines().forEach(line);
      }
      return process.waitFor();
    } catch (IOException e) {
      throw new LabException("The row could not be run: " + e.getMessage() + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("Interrupted.", e);
    }
  }

  private List<String> command() {
    Path target = folder.home().resolve(MODULE);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(List.of("-cp", target.resolve("test-classes") + classPath(target), MAIN));
    return command;
  }

  private static String classPath(Path target) {
    try {
      return File.pathSeparator + Files.readString(target.resolve("class-path")).strip();
    } catch (IOException e) {
      throw new LabException(
          "The rows have not been built: run './lab show' from the top of the project, which builds them.",
          e);
    }
  }
}
