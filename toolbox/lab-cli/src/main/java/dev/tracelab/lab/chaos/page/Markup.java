package dev.tracelab.lab.chaos.page;

import java.util.Locale;

/** Writes HTML and SVG. */
final class Markup {

  private Markup() {}

  /** Text between tags, or a value in double quotes. */
  static String escape(Object text) {
    return String.valueOf(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** As {@link String#format}, with a decimal point whatever the machine's language. */
  static String write(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** A line of text in a drawing. */
  static String text(double x, double y, String type, String text) {
    return write("<text x=\"%.1f\" y=\"%.1f\" class=\"%s\">%s</text>\n", x, y, type, escape(text));
  }

  /** A box; its title is shown when it is pointed at. */
  static String box(double x, double y, double width, double height, String type, String title) {
    return write(
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" class=\"%s\"><title>%s</title></rect>\n",
        x, y, width, height, type, escape(title));
  }

  /** A straight line. */
  static String line(double x1, double y1, double x2, double y2, String type) {
    return write(
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" class=\"%s\"/>\n",
        x1, y1, x2, y2, type);
  }

  /** Milliseconds as seconds or minutes. */
  static String time(long millis) {
    return millis < 60_000
        ? write("%.1f s", millis / 1e3)
        : write("%d:%04.1f min", millis / 60_000, millis % 60_000 / 1e3);
  }
}
