package dev.tracelab.lab.chaos.page;

import dev.tracelab.lab.chaos.plan.Fault;
import dev.tracelab.lab.chaos.plan.Target;
import dev.tracelab.lab.chaos.suite.Outage;
import java.util.List;

/** A lane for each part, with a bar for each time it was away. */
final class OutageLanes {

  static final double LANE = 24;

  private final Frame frame;
  private final List<Outage> outages;

  OutageLanes(Frame frame, List<Outage> outages) {
    this.frame = frame;
    this.outages = outages;
  }

  String svg() {
    StringBuilder svg = new StringBuilder();
    for (Target target : Target.values()) {
      double middle = middle(target);
      svg.append(Markup.text(0, middle + 4, "lane", target.title()));
      svg.append(Markup.line(Frame.LEFT, middle, Frame.RIGHT, middle, "rail"));
    }
    outages.forEach(outage -> svg.append(bar(outage)));
    return svg.toString();
  }

  /** Faint bands over other panels, so that one sees what an outage did there. */
  String shadows(double top, double bottom) {
    StringBuilder svg = new StringBuilder();
    for (Outage outage : outages) {
      double x = frame.x(outage.awayMillis());
      String type = "shadow " + type(outage);
      svg.append(Markup.box(x, top, width(outage), bottom - top, type, title(outage)));
    }
    return svg.toString();
  }

  private String bar(Outage outage) {
    double x = frame.x(outage.awayMillis());
    double middle = middle(outage.planned().target());
    String bar =
        Markup.write(
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"10\" rx=\"5\" class=\"%s\"/>\n",
            x, middle - 5, Math.max(10, width(outage)), type(outage));
    return "<g class=\"outage\"><title>"
        + Markup.escape(title(outage))
        + "</title>"
        + bar
        + mark(outage.planned().fault(), x + 5, middle)
        + "</g>\n";
  }

  /** A cross for what was killed, two strokes for what was frozen, nothing for what was closed. */
  private static String mark(Fault fault, double x, double y) {
    String path =
        switch (fault) {
          case KILLED -> "M%1$.1f %2$.1fm-2.5 -2.5l5 5m0 -5l-5 5";
          case FROZEN -> "M%1$.1f %2$.1fm-1.5 -2.5v5m3.5 -5v5";
          case STOPPED -> "M%1$.1f %2$.1fm-2 0h4";
        };
    return Markup.write("<path d=\"" + path + "\" class=\"mark\"/>", x, y);
  }

  private double middle(Target target) {
    return frame.top() + LANE * List.of(Target.values()).indexOf(target) + LANE / 2;
  }

  private double width(Outage outage) {
    return frame.x(outage.backMillis()) - frame.x(outage.awayMillis());
  }

  private static String type(Outage outage) {
    return outage.planned().target().isService() ? "service" : "backing";
  }

  static String title(Outage outage) {
    return Markup.write(
        "%s was %s at %s and back after %s",
        outage.planned().target().title(),
        outage.planned().fault().inWords(),
        Markup.time(outage.awayMillis()),
        Markup.time(outage.backMillis() - outage.awayMillis()));
  }
}
