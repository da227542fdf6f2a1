package dev.tracelab.lab.chaos.page;

import dev.tracelab.lab.chaos.audit.Recovery;
import dev.tracelab.lab.chaos.load.RunClock;
import java.util.List;
import java.util.Locale;

/** A dot for each recovery, which leads to its trace. */
final class RecoveryLanes {

  static final double LANE = 24;
  private static final int STACK = 5;

  private final Frame frame;
  private final RunClock clock;
  private final List<Recovery> recoveries;

  RecoveryLanes(Frame frame, RunClock clock, List<Recovery> recoveries) {
    this.frame = frame;
    this.clock = clock;
    this.recoveries = recoveries;
  }

  String svg() {
    StringBuilder svg = new StringBuilder();
    for (Recovery.Kind kind : Recovery.Kind.values()) {
      double middle = middle(kind);
      svg.append(Markup.text(0, middle + 4, "lane", kind.inWords()));
      svg.append(Markup.line(Frame.LEFT, middle, Frame.RIGHT, middle, "rail"));
    }
    for (int index = 0; index < recoveries.size(); index++) {
      svg.append(dot(recoveries.get(index), index));
    }
    return svg.toString();
  }

  /** Dots come in bursts: they are spread a little, always in the same way. */
  private String dot(Recovery recovery, int index) {
    long millis = clock.millisOf(recovery.startMicros());
    double y = middle(recovery.kind()) + 2.6 * (index % STACK - STACK / 2);
    return Markup.write(
        "<a href=\"#t-%s\"><circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.6\" class=\"%s\"><title>%s</title></circle></a>\n",
        recovery.traceId(),
        frame.x(millis),
        y,
        recovery.kind().name().toLowerCase(Locale.ROOT),
        Markup.escape(
            Markup.write(
                "order %s %s at %s, trace %s",
                recovery.orderId(),
                recovery.kind().inWords(),
                Markup.time(millis),
                recovery.traceId())));
  }

  private double middle(Recovery.Kind kind) {
    return frame.top() + LANE * List.of(Recovery.Kind.values()).indexOf(kind) + LANE / 2;
  }
}
