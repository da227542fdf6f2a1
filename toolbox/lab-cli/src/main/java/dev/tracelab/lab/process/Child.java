package dev.tracelab.lab.process;

import dev.tracelab.lab.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A process this lab started and watches; what it prints goes to a log file. */
public final class Child {

  /**
   * Ctrl-C reaches all processes of a terminal at once, but the lab stops them one after another:
   * so its children ignore it, and a terminal that closes (SIGHUP) as well. Ignored signals stay
   * ignored across {@code exec}, and a JVM leaves them so.
   */
  private static final List<String> DEAF_TO_TERMINAL =
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
   * @param environment added to this process's own
   * @param log is overwritten
   * @throws LabException if there is no such program
   */
  public static Child start(
      String name, List<String> command, Map<String, String> environment, Path log) {
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(DEAF_TO_TERMINAL.stream(), command.stream()).toList());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    try {
      Files.deleteIfExists(log);
      Process process = builder.start();
      process.getOutputStream().close();
      return new Child(ProcessId.of(name, process.toHandle()), process, log);
    } catch (IOException e) {
      throw new LabException(name + " could not be started: " + e.getMessage() + ".", e);
    }
  }

  /** What it is called. */
  public String name() {
    return id.name();
  }

  /** By what it is recognised later. */
  public ProcessId id() {
    return id;
  }

  /** Completes with the exit status when the process has ended, for whatever reason. */
  public CompletableFuture<Integer> ended() {
    return ended;
  }

  /** The last lines it printed. */
  public List<String> lastLines(int lines) {
    return LogFile.tail(log, lines);
  }

  /** Stops it as {@link Stop#politely} does. */
  public boolean stop(Duration patience) {
    return Stop.politely(process.toHandle(), patience);
  }
}
