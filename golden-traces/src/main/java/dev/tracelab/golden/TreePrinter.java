package dev.tracelab.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints a trace as a tree for people: branches, operation, service, kind and duration, in columns
 * that fit a terminal of 100 columns.
 */
public final class TreePrinter {

  private static final int WIDTH = 100;
  private static final int SERVICE_WIDTH = 24;
  private static final String GAP = "  ";

  private final Palette palette;

  private TreePrinter(Palette palette) {
    this.palette = palette;
  }

  /** Prints text and nothing else. */
  public static TreePrinter plain() {
    return new TreePrinter(Palette.NONE);
  }

  /** Prints with ANSI colours, one for each service; errors are red. */
  public static TreePrinter coloured() {
    return new TreePrinter(Palette.ANSI);
  }

  /** The trace's heading, its tree, and a legend for what needs one; ends with a line feed. */
  public String print(Trace trace) {
    if (trace.spans().isEmpty()) {
      return "A trace without spans\n";
    }
    TraceTree tree = TraceTree.of(trace);
    List<TreeRow> rows = rows(tree);
    Layout layout = Layout.of(rows, List.copyOf(trace.services()));
    StringBuilder text = new StringBuilder(heading(trace)).append("\n\n");
    rows.forEach(row -> text.append(line(row, layout)).append('\n'));
    legend(trace, tree).forEach(line -> text.append('\n').append(palette.dim(line)).append('\n'));
    return text.toString();
  }

  private static List<TreeRow> rows(TraceTree tree) {
    List<TreeRow> rows = new ArrayList<>();
    tree.roots().forEach(root -> TreeRow.addRoot(rows, root, ""));
    tree.orphans().forEach(orphan -> TreeRow.addRoot(rows, orphan, "?─ "));
    return rows;
  }

  private String heading(Trace trace) {
    List<String> parts = new ArrayList<>();
    parts.add("Trace " + palette.bold(String.join(", ", trace.traceIds())));
    parts.add(count(trace.spans().size(), "span"));
    parts.add(count(trace.services().size(), "service"));
    parts.add(duration(trace.durationMicros()));
    if (trace.errors() > 0) {
      parts.add(palette.red(count(trace.errors(), "error")));
    }
    return String.join(" · ", parts);
  }

  private String line(TreeRow row, Layout layout) {
    TraceSpan span = row.span();
    String mark = span.error() ? "✗ " : "";
    String operation =
        Columns.cut(
            mark + Columns.printable(span.operation()), layout.tree() - row.branch().length());
    String service = Columns.cut(Columns.printable(span.service()), layout.service());
    int colour = layout.services().indexOf(span.service());
    return palette.dim(row.branch())
        + (span.error() ? palette.red(operation) : operation)
        + " ".repeat(layout.tree() - row.branch().length() - operation.length())
        + GAP
        + palette.service(Columns.left(service, layout.service()), colour)
        + GAP
        + palette.dim(Columns.left(span.kind().text(), Layout.KIND))
        + GAP
        + Columns.right(duration(span.durationMicros()), Layout.DURATION);
  }

  private static List<String> legend(Trace trace, TraceTree tree) {
    List<String> legend = new ArrayList<>();
    if (trace.spans().stream().anyMatch(TraceSpan::followsFrom)) {
      legend.add("└┄ follows from its parent, which did not wait for it");
    }
    if (!tree.orphans().isEmpty()) {
      legend.add("?─ orphan: its parent is not in the trace");
    }
    return legend;
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static String duration(long micros) {
    return micros < 10_000_000
        ? String.format(Locale.ROOT, "%.1f ms", micros / 1e3)
        : String.format(Locale.ROOT, "%.1f s", micros / 1e6);
  }

  /**
   * Widths of the columns that differ from trace to trace.
   *
   * @param tree width of branches and operation
   * @param services all of them, each in its colour
   */
  private record Layout(int tree, int service, List<String> services) {
    static final int KIND = 8;
    static final int DURATION = 9;

    static Layout of(List<TreeRow> rows, List<String> services) {
      int service = Math.min(SERVICE_WIDTH, widest(services.stream().map(String::length).toList()));
      int left = WIDTH - service - KIND - DURATION - 3 * GAP.length();
      return new Layout(
          Math.min(left, widest(rows.stream().map(TreeRow::width).toList())), service, services);
    }

    private static int widest(List<Integer> widths) {
      return widths.stream().mapToInt(Integer::intValue).max().orElse(0);
    }
  }
}
