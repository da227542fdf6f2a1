package dev.tracelab.lab.chaos.suite;

import dev.tracelab.lab.LabException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Lets time pass, on threads that have nothing else to do. */
public final class Pause {

  private Pause() {}

  /**
   * Returns when the time has passed.
   *
   * @throws LabException when the thread is told to end
   */
  public static void of(Duration length) {
    try {
      TimeUnit.MILLISECONDS.sleep(length.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("The lab is being stopped.", e);
    }
  }
}
