package dev.tracelab.lab.chaos;

import dev.tracelab.jaeger.store.TraceStore;
import dev.tracelab.lab.chaos.audit.BookReader;
import dev.tracelab.lab.chaos.audit.BookReader.Unsettled;
import dev.tracelab.lab.chaos.load.RunClock;
import dev.tracelab.lab.chaos.suite.Pause;
import java.time.Duration;

/** Waits until the services have done what clients left to them. */
final class Settling {

  private static final Duration LAST_SPANS = Duration.ofSeconds(3);

  private final BookReader reader;
  private final TraceStore traces;
  private final Spectator spectator;
  private final RunClock clock;

  private Settling(BookReader reader, TraceStore traces, Spectator spectator, RunClock clock) {
    this.reader = reader;
    this.traces = traces;
    this.spectator = spectator;
    this.clock = clock;
  }

  static Settling of(BookReader reader, TraceStore traces, Spectator spectator, RunClock clock) {
    return new Settling(reader, traces, spectator, clock);
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
    awaitLastSpans(end);
  }

  /** Nothing is traced any more, so the last span has come when none comes for a while. */
  private void awaitLastSpans(long end) {
    long before = -1;
    while (traces.bytes() != before && clock.millis() < end) {
      before = traces.bytes();
      Pause.of(LAST_SPANS);
    }
  }
}
