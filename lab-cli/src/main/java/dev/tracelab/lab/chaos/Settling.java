package dev.tracelab.lab.chaos;

import dev.tracelab.lab.chaos.audit.BookReader;
import dev.tracelab.lab.chaos.audit.BookReader.Unsettled;
import dev.tracelab.lab.chaos.load.RunClock;
import dev.tracelab.lab.chaos.suite.Pause;
import java.time.Duration;

/** Waits until the services have done what clients left to them. */
final class Settling {

  private static final Duration LAST_SPANS = Duration.ofSeconds(2);

  private final BookReader reader;
  private final Spectator spectator;
  private final RunClock clock;

  private Settling(BookReader reader, Spectator spectator, RunClock clock) {
    this.reader = reader;
    this.spectator = spectator;
    this.clock = clock;
  }

  static Settling of(BookReader reader, Spectator spectator, RunClock clock) {
    return new Settling(reader, spectator, clock);
  }

  /** Returns when nothing is on its way and its last spans have come, or the time has passed. */
  void await(Duration bound) {
    long end = clock.millis() + bound.toMillis();
    Unsettled unsettled = reader.unsettled();
    while (!unsettled.isNothing() && clock.millis() < end) {
      spectator.settling(clock.millis(), unsettled);
      Pause.of(Duration.ofSeconds(1));
      unsettled = reader.unsettled();
    }
    Pause.of(LAST_SPANS);
  }
}
