package dev.tracelab.lab;

import dev.tracelab.golden.Trace;
import dev.tracelab.lab.parts.LabState;
import dev.tracelab.lab.process.Uptime;
import java.net.URI;
import java.time.Duration;

/** Says after a start where to go on, how long it took and what it takes. */
final class UpReport {

  private final Screen screen;

  UpReport(Screen screen) {
    this.screen = screen;
  }

  void print(LabState state, Trace trace) {
    Duration took = Uptime.ofThisProcess();
    URI jaeger = state.jaeger();
    screen.gap();
    screen.say("  Jaeger      " + jaeger.resolve("/search?service=" + LabState.GATEWAY));
    trace.traceIds().forEach(id -> screen.say("  this trace  " + jaeger.resolve("/trace/" + id)));
    screen.say("  gateway     " + state.gateway().resolve("/api/products"));
    screen.gap();
    MemoryTable memory = MemoryTable.of(state);
    screen.say("  %s from the command to this trace".formatted(Units.seconds(took)));
    screen.say(
        "  %s for all processes, proportional set size:".formatted(Units.megabytes(memory.sum())));
    screen.flow("    ", memory.inWords());
  }
}
