package dev.tracelab.lab.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Ends processes: asks first, and does not ask for ever. */
public final class Stop {

  static final Duration AFTER_KILL = Duration.ofSeconds(5);
  private static final long PAUSE_NANOS = 10_000_000;

  private Stop() {}

  /**
   * Sends SIGTERM, waits, and sends SIGKILL to what is still there.
   *
   * @param patience how long to wait in between
   * @return whether the process ended by itself in that time
   */
  public static boolean politely(ProcessHandle process, Duration patience) {
    process.destroy();
    if (endsWithin(process, patience)) {
      return true;
    }
    process.destroyForcibly();
    endsWithin(process, AFTER_KILL);
    return false;
  }

  static boolean endsWithin(ProcessHandle process, Duration bound) {
    Stopwatch watch = Stopwatch.start();
    while (Alive.isAlive(process) && watch.elapsed().compareTo(bound) < 0) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return !Alive.isAlive(process);
  }
}
