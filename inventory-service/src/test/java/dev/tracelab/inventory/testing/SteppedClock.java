package dev.tracelab.inventory.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that goes on when a test says so. */
public final class SteppedClock implements InstantSource {

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-05T08:00:00Z"));

  @Override
  public Instant instant() {
    return now.get();
  }

  /** Lets time pass. */
  public void advance(Duration duration) {
    now.updateAndGet(instant -> instant.plus(duration));
  }
}
