package dev.tracelab.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints a trace as a tree for people: branches, operation, service, kind and duration in columns,
 * and what went wrong at the end of a row. On a narrow terminal the kind is left out first, then
 * the common end of the services' names; then names are shortened.
 */
public final class TreePrinter {

  private static final int WIDTH = 100;
  private static final int MIN_WIDTH = 60;
  private static final String GAP = TreeColumns.GAP;

  private final Palette palette;
  private final int width;

  private TreePrinter(Palette palette, int width) {
    this.palette = palette;
    this.width = width;
  }

  /** Returns a printer without colours, for 100 columns. */
  public static TreePrinter plain() {
    return new TreePrinter(Palette.NONE, WIDTH);
  }

  /** Returns a printer with an ANSI colour for each service and red for errors. */
  public static TreePrinter coloured() {
    return new TreePrinter(Palette.ANSI, WIDTH);
  }

  /**
   * Returns a printer for a terminal of another width.
   *
   * @param columns fewer than 60 count as 60
   */
  public TreePrinter fitting(int columns) {
    return new TreePrinter(palette, Math.max(MIN_WIDTH, columns));
  }

  /** Prints a heading, the tree, and a legend if one is needed; ends with a line feed. */
  public String print(Trace trace) {
    if (trace.spans().isEmpty()) {
      return "A trace without spans\n";
    }
    TraceTree tree = TraceTree.of(trace);
    List<TreeRow> rows = rows(tree);
    List<String> services = List.copyOf(trace.services());
    TreeColumns columns = TreeColumns.fit(width, rows, services);
    StringBuilder text = new StringBuilder(heading(trace)).append("\n\n");
    for (TreeRow row : rows) {
      text.append(line(row, columns, services.indexOf(row.span().service()))).append('\n');
    }
    legend(trace, tree).forEach(line -> text.append('\n').append(palette.dim(line)).append('\n'));
    return text.toString();
  }

  private static List<TreeRow> rows(TraceTree tree) {
    List<TreeRow> rows = new ArrayList<>();
    tree.roots().forEach(root -> rows.addAll(TreeRow.of(root, "")));
    tree.orphans().forEach(orphan -> rows.addAll(TreeRow.of(orphan, "?─ ")));
    tree.cycles().forEach(cycle -> rows.addAll(TreeRow.of(cycle, "↻─ ")));
    return rows;
  }

  private String heading(Trace trace) {
    String ids = String.join(", ", trace.traceIds());
    String figures =
        String.join(
            " · ",
            count(trace.spans().size(), "span"),
            count(trace.services().size(), "service"),
            duration(trace.durationMicros()));
    String errors = trace.errors() == 0 ? "" : " · " + count(trace.errors(), "error");
    boolean fits = "Trace ".length() + ids.length() + 3 + (figures + errors).length() <= width;
    return "Trace " + palette.bold(ids) + (fits ? " · " : "\n") + figures + palette.red(errors);
  }

  private String line(TreeRow row, TreeColumns columns, int serviceIndex) {
    TraceSpan span = row.span();
    String branch = TreeColumns.cut(row.branch(), columns.tree() - 1);
    int room = columns.tree() - branch.length();
    String name = (span.error() ? "✗ " : "") + TreeColumns.printable(span.operation());
    String operation = TreeColumns.shorten(name, room);
    String service = TreeColumns.left(columns.serviceName(span.service()), columns.service());
    String kind = TreeColumns.left(span.kind().text(), TreeColumns.KIND);
    String badge = TreeColumns.cut(row.badge(), columns.badge());
    String line =
        palette.dim(branch)
            + (span.error() ? palette.red(operation) : operation)
            + " ".repeat(room - operation.length())
            + GAP
            + palette.service(service, serviceIndex)
            + GAP
            + (columns.hasKind() ? palette.dim(kind) + GAP : "")
            + TreeColumns.right(duration(span.durationMicros()), TreeColumns.DURATION);
    return badge.isEmpty() ? line : line + GAP + palette.red(badge);
  }

  private static List<String> legend(Trace trace, TraceTree tree) {
    List<String> legend = new ArrayList<>();
    if (trace.spans().stream().anyMatch(TraceSpan::followsFrom)) {
      legend.add("└┄ follows from its parent, which did not wait for it");
    }
    if (!tree.orphans().isEmpty()) {
      legend.add("?─ orphan: its parent is not in the trace");
    }
    if (!tree.cycles().isEmpty()) {
      legend.add("↻─ cycle: the span is its own parent, or an ancestor of its parent");
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

  /** The colours of a printed tree, or none. */
  private enum Palette {
    /** Leaves text unchanged. */
    NONE,
    /** Wraps text in the SGR escape sequences of ECMA-48, which every terminal understands. */
    ANSI;

    private static final int[] SERVICE_COLOURS = {36, 33, 35, 32, 34};

    String bold(String text) {
      return paint(text, "1");
    }

    String dim(String text) {
      return paint(text, "2");
    }

    String red(String text) {
      return paint(text, "1;31");
    }

    /** Colours by the place of the service among those of the trace. */
    String service(String text, int index) {
      return paint(text, String.valueOf(SERVICE_COLOURS[index % SERVICE_COLOURS.length]));
    }

    private String paint(String text, String codes) {
      return this == NONE || text.isBlank() ? text : "\u001b[" + codes + 'm' + text + "\u001b[0m";
    }
  }
}
