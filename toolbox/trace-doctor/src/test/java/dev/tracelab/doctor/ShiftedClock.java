package dev.tracelab.doctor;

import io.jaegertracing.internal.clock.SystemClock;
import java.util.concurrent.TimeUnit;

/** A clock that is wrong by some seconds. */
final class ShiftedClock extends SystemClock {

  private final long micros;

  ShiftedClock(long seconds) {
    micros = TimeUnit.SECONDS.toMicros(seconds);
  }

  @Override
  public long currentTimeMicros() {
    return super.currentTimeMicros() + micros;
  }
}
