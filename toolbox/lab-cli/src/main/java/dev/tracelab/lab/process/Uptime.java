package dev.tracelab.lab.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * How long this process has been running. {@code exec} keeps the start time of a process, so this
 * includes the shell script that executed the JVM: it is the time since the command.
 */
public final class Uptime {

  /** Unit of times in {@code /proc}: USER_HZ, which is 100 on all current architectures. */
  private static final long MILLIS_PER_TICK = 10;

  private Uptime() {}

  /** Time since its start, accurate to 10 ms on Linux and to a second elsewhere. */
  public static Duration ofThisProcess() {
    try {
      return sinceBoot().minus(startedAfterBoot());
    } catch (IOException | RuntimeException e) {
      Instant now = Instant.now();
      return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
    }
  }

  private static Duration sinceBoot() throws IOException {
    String seconds = Files.readString(Path.of("/proc/uptime")).split(" ", -1)[0];
    return Duration.ofMillis(Math.round(Double.parseDouble(seconds) * 1000));
  }

  /** The 22nd field, see proc(5); the second may contain blanks and ends with a bracket. */
  private static Duration startedAfterBoot() throws IOException {
    String stat = Files.readString(Path.of("/proc/self/stat"));
    String[] fromThird = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Duration.ofMillis(Long.parseLong(fromThird[19]) * MILLIS_PER_TICK);
  }
}
