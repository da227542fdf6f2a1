package dev.tracelab.lab.process;

import java.time.Instant;
import java.util.Optional;

/**
 * Identifies a process, also for other JVMs: the system may reuse the pid alone.
 *
 * @param name its name in the lab
 * @param pid process id
 * @param startedMillis start time in milliseconds since 1970, as reported by the system
 */
public record ProcessId(String name, long pid, long startedMillis) {

  /** Linux derives start times from the time of the boot, which it rounds to seconds. */
  private static final long TOLERANCE_MILLIS = 2_000;

  /** The identity of a running process. */
  public static ProcessId of(String name, ProcessHandle process) {
    return new ProcessId(name, process.pid(), startedMillis(process));
  }

  /** The process, if it still runs. */
  public Optional<ProcessHandle> find() {
    return ProcessHandle.of(pid).filter(this::isSame).filter(Processes::isAlive);
  }

  private boolean isSame(ProcessHandle process) {
    return Math.abs(startedMillis(process) - startedMillis) <= TOLERANCE_MILLIS;
  }

  private static long startedMillis(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }
}
