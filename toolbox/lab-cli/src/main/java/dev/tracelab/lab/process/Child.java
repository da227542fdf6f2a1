package dev.tracelab.lab.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A process started by this lab; its output goes to a log file. */
public final class Child {

  /**
   * Ctrl-C signals all processes of a terminal at once, but the lab stops them one after another:
   * so its children ignore SIGINT, and SIGHUP of a closing terminal. Ignored signals stay ignored
   * across {@code exec}, also in a JVM.
   */
  private static final List<String> IGNORE_TERMINAL =
      List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

  private final ProcessId id;
  private final Process process;
  private final CompletableFuture<Integer> ended;
  private final Path log;

  private Child(ProcessId id, Process process, Path log) {
    this.id = id;
    this.process = process;
    this.ended = process.onExit().thenApply(Process::exitValue);
    this.log = log;
  }

  /**
   * Starts a process.
   *
   * @param environment added to that of this process
   * @param log file, overwritten
   * @throws LabException if there is no such program
   */
  public static Child start(
      String name, List<String> command, Map<String, String> environment, Path log) {
    try {
      Files.deleteIfExists(log);
    } catch (IOException e) {
      throw new LabException(log + " cannot be overwritten: " + e.getMessage() + ".", e);
    }
    return startAgain(name, command, environment, log);
  }

  /**
   * Starts a process whose predecessor wrote to the same log.
   *
   * @param environment added to that of this process
   * @param log file, appended to
   * @throws LabException if there is no such program
   */
  public static Child startAgain(
      String name, List<String> command, Map<String, String> environment, Path log) {
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(IGNORE_TERMINAL.stream(), command.stream()).toList());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return new Child(ProcessId.of(name, process.toHandle()), process, log);
    } catch (IOException e) {
      throw new LabException(name + " could not be started: " + e.getMessage() + ".", e);
    }
  }

  /** Its name. */
  public String name() {
    return id.name();
  }

  /** Its identity, also for other processes. */
  public ProcessId id() {
    return id;
  }

  /** Completes with the exit status when the process has ended. */
  public CompletableFuture<Integer> ended() {
    return ended;
  }

  /** The last lines of its output. */
  public List<String> lastLines(int lines) {
    return LogFile.tail(log, lines);
  }

  /** See {@link Processes#stop}. */
  public boolean stop(Duration gracePeriod) {
    return Processes.stop(process.toHandle(), gracePeriod);
  }
}
