package dev.tracelab.tracing.backend;

import io.jaegertracing.internal.clock.Clock;
import java.time.Instant;

/** The system clock. jaeger-client's default, written for Java 6, uses reflection on each call. */
final class MicrosClock implements Clock {

  @Override
  public long currentTimeMicros() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
  }

  @Override
  public long currentNanoTicks() {
    return System.nanoTime();
  }

  @Override
  public boolean isMicrosAccurate() {
    return true;
  }
}
