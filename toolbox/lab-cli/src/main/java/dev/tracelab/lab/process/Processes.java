package dev.tracelab.lab.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Stops, kills and freezes processes, and reads their state from {@code /proc}. */
public final class Processes {

  private static final Duration KILL_TIMEOUT = Duration.ofSeconds(5);
  private static final long POLL_NANOS = 10_000_000;

  /** Unit of times in {@code /proc}: USER_HZ, which is 100 on all current architectures. */
  private static final long MILLIS_PER_TICK = 10;

  private Processes() {}

  /**
   * Sends SIGTERM, waits, and sends SIGKILL if the process is still there.
   *
   * @param gracePeriod how long to wait in between
   * @return whether the process ended within the grace period
   */
  public static boolean stop(ProcessHandle process, Duration gracePeriod) {
    process.destroy();
    if (endsWithin(process, gracePeriod)) {
      return true;
    }
    process.destroyForcibly();
    endsWithin(process, KILL_TIMEOUT);
    return false;
  }

  /** Sends SIGKILL to a process and its descendants; returns when all have ended. */
  public static void kill(ProcessHandle root) {
    List<ProcessHandle> tree = tree(root);
    tree.forEach(ProcessHandle::destroyForcibly);
    tree.forEach(process -> endsWithin(process, KILL_TIMEOUT));
  }

  /** Sends SIGSTOP to a process and its descendants: none of them runs until {@link #resume}. */
  public static void freeze(ProcessHandle root) {
    send("-STOP", tree(root));
  }

  /** Sends SIGCONT to a process and its descendants; has no effect unless they are frozen. */
  public static void resume(ProcessHandle root) {
    send("-CONT", tree(root));
  }

  /**
   * Whether a process is running. A zombie is not: in a container there may be no parent that ever
   * reaps it.
   */
  static boolean isAlive(ProcessHandle process) {
    return process.isAlive() && !isZombie(process.pid());
  }

  private static boolean isZombie(long pid) {
    try {
      return stat(pid)[0].equals("Z");
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  /**
   * How long this process has been running, accurate to 10 ms on Linux and to a second elsewhere.
   * {@code exec} keeps the start time of a process, so this includes the shell script that executed
   * the JVM: it is the time since the command.
   */
  public static Duration uptime() {
    ProcessHandle self = ProcessHandle.current();
    try {
      long startTicks = Long.parseLong(stat(self.pid())[19]);
      return sinceBoot().minusMillis(startTicks * MILLIS_PER_TICK);
    } catch (IOException | RuntimeException e) {
      Instant now = Instant.now();
      return Duration.between(self.info().startInstant().orElse(now), now);
    }
  }

  private static Duration sinceBoot() throws IOException {
    String seconds = Files.readString(Path.of("/proc/uptime")).split(" ", -1)[0];
    return Duration.ofMillis(Math.round(Double.parseDouble(seconds) * 1000));
  }

  /**
   * The fields of {@code /proc/<pid>/stat} from the third one, see proc(5): the second is the name,
   * which may contain blanks and ends with a bracket.
   */
  private static String[] stat(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
  }

  private static boolean endsWithin(ProcessHandle process, Duration timeout) {
    Stopwatch watch = Stopwatch.start();
    while (isAlive(process) && watch.elapsed().compareTo(timeout) < 0) {
      LockSupport.parkNanos(POLL_NANOS);
    }
    return !isAlive(process);
  }

  private static List<ProcessHandle> tree(ProcessHandle root) {
    return Stream.concat(Stream.of(root), root.descendants()).toList();
  }

  private static void send(String signal, List<ProcessHandle> processes) {
    List<String> command = new ArrayList<>(List.of("kill", signal));
    processes.forEach(process -> command.add(String.valueOf(process.pid())));
    try {
      new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new LabException("The signal could not be sent: " + e.getMessage() + '.', e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("Interrupted while sending a signal.", e);
    }
  }
}
