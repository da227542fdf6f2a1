package dev.tracelab.bench;

import dev.tracelab.lab.cost.CostComparison;
import dev.tracelab.lab.cost.Spread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An SVG plot of a comparison: for each setting a dot at the median ratio, a thick line over the
 * middle half of the rounds and a thin line over all of them. Readable in light and dark mode.
 */
final class RatioPlot {

  private static final int LEFT = 250;
  private static final int WIDTH = 470;
  private static final int RIGHT = 70;
  private static final int ROW = 30;
  private static final int FOOT = 34;
  private static final String STYLE =
      """
      <style>
        text { font: 13px sans-serif; fill: #1f2328; }
        .grid { stroke: #8884; }
        .all { stroke: #3b7dd8; stroke-width: 1.5; }
        .half { stroke: #3b7dd8; stroke-width: 7; stroke-linecap: round; opacity: .45; }
        .median { fill: #3b7dd8; }
        @media (prefers-color-scheme: dark) { text { fill: #e6edf3; } }
      </style>
      """;

  private final CostComparison comparison;
  private final double most;

  private RatioPlot(CostComparison comparison) {
    this.comparison = comparison;
    double max =
        comparison.titles().stream()
            .mapToDouble(title -> comparison.ratio(title).max())
            .max()
            .orElse(1);
    this.most = Math.max(1.5, Math.ceil(max * 4) / 4);
  }

  static RatioPlot of(CostComparison comparison) {
    return new RatioPlot(comparison);
  }

  /** Overwrites a file, whose folder must exist. */
  void write(Path file) {
    try {
      Files.writeString(file, svg());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String svg() {
    List<String> titles = comparison.titles();
    int height = titles.size() * ROW + FOOT;
    String rows =
        IntStream.range(0, titles.size())
            .mapToObj(row -> row(titles.get(row), row * ROW + ROW / 2))
            .collect(Collectors.joining());
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\">%n"
            .formatted(LEFT + WIDTH + RIGHT, height)
        + STYLE
        + grid(height - FOOT)
        + rows
        + "</svg>\n";
  }

  private String row(String title, int y) {
    Spread ratio = comparison.ratio(title);
    return "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n"
            .formatted(LEFT - 14, y + 4, title)
        + line("all", ratio.min(), ratio.max(), y)
        + line("half", ratio.quartile1(), ratio.quartile3(), y)
        + format("<circle class=\"median\" cx=\"%.1f\" cy=\"%d\" r=\"5\"/>%n", x(ratio.median()), y)
        + format(
            "<text x=\"%.1f\" y=\"%d\">%.2f ×</text>%n",
            x(ratio.max()) + 12, y + 4, ratio.median());
  }

  private String line(String kind, double from, double to, int y) {
    return format(
        "<line class=\"%s\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>%n",
        kind, x(from), y, x(to), y);
  }

  /** A line at each quarter, from 0. */
  private String grid(int height) {
    return IntStream.rangeClosed(0, (int) (most * 4))
        .mapToObj(quarter -> gridLine(quarter / 4.0, height))
        .collect(Collectors.joining());
  }

  private String gridLine(double ratio, int height) {
    return format(
            "<line class=\"grid\" x1=\"%1$.1f\" y1=\"0\" x2=\"%1$.1f\" y2=\"%2$d\"/>%n",
            x(ratio), height)
        + (ratio % 0.5 > 0
            ? ""
            : format(
                "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%.1f</text>%n",
                x(ratio), height + 20, ratio));
  }

  private double x(double ratio) {
    return LEFT + ratio / most * WIDTH;
  }

  private static String format(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }
}
