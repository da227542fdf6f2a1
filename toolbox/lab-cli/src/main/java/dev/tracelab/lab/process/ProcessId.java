package dev.tracelab.lab.process;

import java.time.Instant;
import java.util.Optional;

/**
 * A process that can be recognised later, also by another JVM: the number alone may by then belong
 * to another process.
 *
 * @param name what the lab calls it
 * @param pid its number
 * @param startedMillis when it was started, in milliseconds since 1970, as the system tells it
 */
public record ProcessId(String name, long pid, long startedMillis) {

  /** Linux tells start times relative to the boot, whose time it rounds to seconds. */
  private static final long TOLERANCE_MILLIS = 2_000;

  /** The identity of a process that runs now. */
  public static ProcessId of(String name, ProcessHandle process) {
    return new ProcessId(name, process.pid(), startedMillis(process));
  }

  /** The process, if it still runs. */
  public Optional<ProcessHandle> find() {
    return ProcessHandle.of(pid).filter(this::isSame).filter(Alive::isAlive);
  }

  private boolean isSame(ProcessHandle process) {
    return Math.abs(startedMillis(process) - startedMillis) <= TOLERANCE_MILLIS;
  }

  private static long startedMillis(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }
}
