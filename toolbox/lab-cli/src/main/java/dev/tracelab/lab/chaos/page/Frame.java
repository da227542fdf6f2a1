package dev.tracelab.lab.chaos.page;

/**
 * One panel of the drawing; all panels share the axis of time.
 *
 * @param spanMillis the length of the axis
 * @param top of the panel, in units of the drawing
 * @param height of the panel
 */
record Frame(long spanMillis, double top, double height) {

  /** Width of the drawing. */
  static final double WIDTH = 1160;

  /** Where the axis of time begins. */
  static final double LEFT = 184;

  /** Where it ends. */
  static final double RIGHT = WIDTH - 16;

  private static final long[] STEPS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1_800};
  private static final int MOST_TICKS = 16;

  /** Where a moment is. */
  double x(long millis) {
    return LEFT + (RIGHT - LEFT) * Math.min(millis, spanMillis) / spanMillis;
  }

  double bottom() {
    return top + height;
  }

  /** Another panel on the same axis. */
  Frame at(double otherTop, double otherHeight) {
    return new Frame(spanMillis, otherTop, otherHeight);
  }

  /** Seconds between two labels of the axis. */
  long tickSeconds() {
    for (long step : STEPS) {
      if (spanMillis / (1_000 * step) <= MOST_TICKS) {
        return step;
      }
    }
    return 3_600;
  }

  /** Lines through all panels down to here, and the time at the foot. */
  String ticks(double from) {
    StringBuilder svg = new StringBuilder();
    for (long second = 0; 1_000 * second <= spanMillis; second += tickSeconds()) {
      double x = x(1_000 * second);
      svg.append(Markup.line(x, from, x, bottom(), "grid"));
      svg.append(Markup.text(x, bottom() + 18, "tick middle", second + " s"));
    }
    return svg.toString();
  }

  /** The panel's name beside it, and what it shows below that. */
  String title(String title, String explanation) {
    return Markup.text(0, top + 12, "name", title) + Markup.text(0, top + 28, "hint", explanation);
  }
}
