package dev.tracelab.e2e;

import dev.tracelab.e2e.PictureRows.Row;
import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A trace as an SVG timeline for a page, one line of text per element. Its colours follow the
 * reader's scheme, light or dark; its background is opaque, so that it is readable in any case.
 */
final class TracePicture {

  private static final int WIDTH = 900;
  private static final int MARGIN = 14;
  private static final int HEAD = 54;
  private static final int ROW = 18;
  private static final int INDENT = 12;
  private static final int COLOURS = 4;
  private static final double SHORTEST_BAR = 2;

  private static final String STYLE =
      """
      <style>
        text { font: 12px -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; fill: #1f2328; }
        .page { fill: #fff; stroke: #d1d9e0; }
        .even { fill: #8881; }
        .grid { stroke: #8884; }
        .s0 { fill: #0969da; }
        .s1 { fill: #8250df; }
        .s2 { fill: #1a7f64; }
        .s3 { fill: #9a6700; }
        .failed { fill: #cf222e; }
        .more { fill: #59636e; }
        .end { text-anchor: end; }
        .mid { text-anchor: middle; }
        @media (prefers-color-scheme: dark) {
          text { fill: #e6edf3; }
          .page { fill: #0d1117; stroke: #3d444d; }
          .s0 { fill: #4c9aff; }
          .s1 { fill: #b083f0; }
          .s2 { fill: #3fb68b; }
          .s3 { fill: #d29922; }
          .failed { fill: #ff7b72; }
          .more { fill: #9198a1; }
        }
      </style>
      """;

  private final String title;
  private final String size;
  private final List<String> services;
  private final List<Row> rows;
  private final PictureAxis axis;

  private TracePicture(String title, Trace trace, Set<String> kept) {
    this.title = title;
    this.size =
        "%d spans, %s"
            .formatted(trace.spans().size(), PictureAxis.duration(trace.durationMicros()));
    this.services = trace.spans().stream().map(TraceSpan::service).distinct().toList();
    this.rows = PictureRows.of(trace, kept);
    this.axis = new PictureAxis(trace);
  }

  /**
   * Draws a trace, or several with one time axis.
   *
   * @param trace at least one span
   * @param kept the ids of spans that a long picture must not hide
   */
  static String svg(String title, Trace trace, Set<String> kept) {
    return new TracePicture(title, trace, kept).draw();
  }

  private String draw() {
    StringBuilder body = new StringBuilder();
    String traceId = rows.get(0).span().traceId();
    int y = HEAD;
    for (Row row : rows) {
      if (!row.span().traceId().equals(traceId)) {
        traceId = row.span().traceId();
        body.append(text("more", MARGIN, y + 2 * ROW - 6, "Another trace" + ofTheOrder(row) + ":"));
        y += 2 * ROW;
      }
      body.append(row(row, y));
      y += ROW;
    }
    return head(y + MARGIN / 2) + legend() + marks(y) + body + "</svg>\n";
  }

  private static String ofTheOrder(Row row) {
    return row.span().tags().containsKey("order.id") ? ", with the same order.id" : "";
  }

  private String head(int height) {
    return format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">\n",
            WIDTH, height)
        + format("<title>%s</title>\n<desc>%s</desc>\n", escaped(title), size)
        + STYLE
        + format(
            "<rect class=\"page\" x=\".5\" y=\".5\" width=\"%d\" height=\"%d\" rx=\"6\"/>\n",
            WIDTH - 1, height - 1);
  }

  private String legend() {
    StringBuilder legend = new StringBuilder();
    int x = MARGIN;
    for (String service : services) {
      legend.append(rect(colour(service), x, 15, 10, 10));
      legend.append(text("", x + 16, 24, escaped(service)));
      x += 34 + service.length() * 6;
    }
    return legend.append(text("more end", WIDTH - MARGIN, 24, size)).toString();
  }

  private String marks(int bottom) {
    return axis.marks()
        .mapToObj(
            mark ->
                format(
                        "<line class=\"grid\" x1=\"%1$.1f\" y1=\"%2$d\" x2=\"%1$.1f\" y2=\"%3$d\"/>\n",
                        axis.x(mark), HEAD - 4, bottom)
                    + text("more mid", axis.x(mark), HEAD - 8, axis.label(mark)))
        .collect(Collectors.joining());
  }

  private String row(Row row, int y) {
    TraceSpan span = row.span();
    double from = axis.x(span.startMicros());
    double width = Math.max(SHORTEST_BAR, axis.x(span.endMicros()) - from);
    return ((y - HEAD) / ROW % 2 == 0 ? rect("even", 1, y, WIDTH - 2, ROW) : "")
        + name(row, y)
        + rect(span.error() ? "failed" : colour(span.service()), from, y + 4, width, 10)
        + text("more", from + width + 5, y + 13, PictureAxis.duration(span.durationMicros()));
  }

  private String name(Row row, int y) {
    TraceSpan span = row.span();
    int x = MARGIN + row.depth() * INDENT;
    String notes = escaped(String.join(" · ", notes(row)));
    String more = notes.isEmpty() ? "" : " <tspan class=\"more\">%s</tspan>".formatted(notes);
    return rect(colour(span.service()), x, y + 3, 4, 12)
        + text(span.error() ? "failed" : "", x + 9, y + 13, escaped(span.operation()) + more);
  }

  /** What the bar cannot show. */
  private static List<String> notes(Row row) {
    TraceSpan span = row.span();
    List<String> notes = new ArrayList<>();
    if (span.error() && span.tags().containsKey("http.status_code")) {
      notes.add("status " + span.tags().get("http.status_code"));
    }
    if (span.tags().containsKey("outcome")) {
      notes.add("outcome=" + span.tags().get("outcome"));
    }
    if (span.followsFrom()) {
      notes.add("follows from");
    }
    if (row.hidden() > 0) {
      notes.add(row.hidden() == 1 ? "+1 span" : "+%d spans".formatted(row.hidden()));
    }
    return notes;
  }

  private String colour(String service) {
    return "s" + services.indexOf(service) % COLOURS;
  }

  private static String rect(String style, double x, int y, double width, int height) {
    return format(
        "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>\n",
        style, x, y, width, height);
  }

  private static String text(String style, double x, int y, String text) {
    return format("<text class=\"%s\" x=\"%.1f\" y=\"%d\">%s</text>\n", style, x, y, text);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String format(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }
}
