package dev.tracelab.lab.chaos.page;

import dev.tracelab.lab.chaos.page.Bins.Bin;

/** Final answers upwards, requests without one downwards. */
final class OrdersChart {

  private static final double SHARE_ABOVE = 0.62;

  private final Frame frame;
  private final Bins bins;
  private final double zero;
  private final double perUnitAbove;
  private final double perUnitBelow;

  OrdersChart(Frame frame, Bins bins) {
    this.frame = frame;
    this.bins = bins;
    this.zero = frame.top() + SHARE_ABOVE * frame.height();
    this.perUnitAbove = (zero - frame.top()) / mostAbove();
    this.perUnitBelow = (frame.bottom() - zero) / mostBelow();
  }

  String svg() {
    StringBuilder svg = new StringBuilder(frame.title("Orders per second", "answered finally"));
    svg.append(Markup.text(0, zero + 18, "hint", "asked in vain"));
    label(svg, frame.top(), mostAbove());
    label(svg, frame.bottom(), mostBelow());
    bins.all().forEach(bin -> draw(svg, bin));
    svg.append(Markup.line(Frame.LEFT, zero, Frame.RIGHT, zero, "axis"));
    return svg.toString();
  }

  private void draw(StringBuilder svg, Bin bin) {
    double x = frame.x(bin.start());
    double width = Math.max(0.6, frame.x(bin.start() + bins.millis()) - x - 0.6);
    double accepted = bins.perSecond(bin.accepted()) * perUnitAbove;
    double refused = bins.perSecond(bin.refused()) * perUnitAbove;
    double open = bins.perSecond(bin.open()) * perUnitBelow;
    String title =
        Markup.write(
            "%s: %d accepted, %d refused, %d requests without a final answer",
            Markup.time(bin.start()), bin.accepted(), bin.refused(), bin.open());
    svg.append(Markup.box(x, zero - accepted, width, accepted, "accepted", title));
    svg.append(Markup.box(x, zero - accepted - refused, width, refused, "refused", title));
    svg.append(Markup.box(x, zero, width, open, "open", title));
  }

  private void label(StringBuilder svg, double y, double rate) {
    svg.append(Markup.text(Frame.LEFT - 8, y + 4, "tick end", Markup.write("%.0f", rate)));
  }

  private double mostAbove() {
    return most(
        bins.all().stream().mapToInt(bin -> bin.accepted() + bin.refused()).max().orElse(0));
  }

  private double mostBelow() {
    return most(bins.all().stream().mapToInt(Bin::open).max().orElse(0));
  }

  private double most(int count) {
    return Math.max(1, bins.perSecond(count));
  }
}
