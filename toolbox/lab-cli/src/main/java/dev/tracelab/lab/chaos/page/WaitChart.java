package dev.tracelab.lab.chaos.page;

import dev.tracelab.lab.chaos.page.Bins.Bin;
import java.util.List;

/** How long clients wait for their final answers, on a logarithmic scale. */
final class WaitChart {

  private static final double LEAST_MILLIS = 5;
  private static final double[] LABELS = {10, 100, 1_000, 10_000, 100_000};

  private final Frame frame;
  private final Bins bins;
  private final double mostMillis;

  WaitChart(Frame frame, Bins bins) {
    this.frame = frame;
    this.bins = bins;
    this.mostMillis =
        Math.max(1_000, 1.2 * answered().stream().mapToLong(bin -> bin.wait(0.99)).max().orElse(0));
  }

  String svg() {
    StringBuilder svg = new StringBuilder(frame.title("Waiting time", "until the final answer"));
    for (double label : LABELS) {
      if (label <= mostMillis) {
        String words = Markup.write(label < 1_000 ? "%.0f ms" : "%2$.0f s", label, label / 1_000);
        svg.append(Markup.line(Frame.LEFT, y(label), Frame.RIGHT, y(label), "grid"));
        svg.append(Markup.text(Frame.LEFT - 8, y(label) + 4, "tick end", words));
      }
    }
    svg.append(path(0.99, "p99")).append(path(0.5, "p50"));
    answered().forEach(bin -> svg.append(hit(bin)));
    return svg.toString();
  }

  private List<Bin> answered() {
    return bins.all().stream().filter(Bin::hasWaits).toList();
  }

  /** A line that is broken where nobody was answered. */
  private String path(double share, String type) {
    StringBuilder path = new StringBuilder();
    boolean broken = true;
    for (Bin bin : bins.all()) {
      if (bin.hasWaits()) {
        path.append(
            Markup.write("%s%.1f %.1f", broken ? "M" : "L", x(bin), y((double) bin.wait(share))));
        path.append(broken ? Markup.write("h0.1") : "");
      }
      broken = !bin.hasWaits();
    }
    return Markup.write("<path d=\"%s\" class=\"%s\"/>\n", path, type);
  }

  /** What is shown when a second is pointed at. */
  private String hit(Bin bin) {
    String title =
        Markup.write(
            "%s: half within %s, 99 of 100 within %s",
            Markup.time(bin.start()), Markup.time(bin.wait(0.5)), Markup.time(bin.wait(0.99)));
    double width = frame.x(bin.start() + bins.millis()) - frame.x(bin.start());
    return Markup.box(frame.x(bin.start()), frame.top(), width, frame.height(), "hit", title);
  }

  private double x(Bin bin) {
    return frame.x(bin.start() + bins.millis() / 2);
  }

  private double y(double millis) {
    double share =
        Math.log(Math.max(LEAST_MILLIS, millis) / LEAST_MILLIS)
            / Math.log(mostMillis / LEAST_MILLIS);
    return frame.bottom() - share * frame.height();
  }
}
