package dev.tracelab.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints a trace as a tree for people: branches, operation, service, kind and duration, in columns
 * that fit a terminal of 100 columns or of another width, and at their end what went wrong. Where
 * there is no room for all, the kind is left out first, then what all services end with, and then
 * names are shortened.
 */
public final class TreePrinter {

  private static final int WIDTH = 100;
  private static final int NARROWEST = 60;
  private static final int SERVICE_WIDTH = 24;
  private static final String GAP = "  ";

  private final Palette palette;
  private final int width;

  private TreePrinter(Palette palette, int width) {
    this.palette = palette;
    this.width = width;
  }

  /** Prints text and nothing else. */
  public static TreePrinter plain() {
    return new TreePrinter(Palette.NONE, WIDTH);
  }

  /** Prints with ANSI colours, one for each service; errors are red. */
  public static TreePrinter coloured() {
    return new TreePrinter(Palette.ANSI, WIDTH);
  }

  /**
   * For a terminal of another width.
   *
   * @param columns fewer than 60 count as 60
   */
  public TreePrinter fitting(int columns) {
    return new TreePrinter(palette, Math.max(NARROWEST, columns));
  }

  /** The trace's heading, its tree, and a legend for what needs one; ends with a line feed. */
  public String print(Trace trace) {
    if (trace.spans().isEmpty()) {
      return "A trace without spans\n";
    }
    TraceTree tree = TraceTree.of(trace);
    List<TreeRow> rows = rows(tree);
    Layout layout = Layout.of(width, rows, List.copyOf(trace.services()));
    StringBuilder text = new StringBuilder(heading(trace)).append("\n\n");
    rows.forEach(row -> text.append(line(row, layout)).append('\n'));
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
    List<String> parts = new ArrayList<>();
    parts.add(count(trace.spans().size(), "span"));
    parts.add(count(trace.services().size(), "service"));
    parts.add(duration(trace.durationMicros()));
    String figures = String.join(" · ", parts);
    String errors = trace.errors() == 0 ? "" : " · " + count(trace.errors(), "error");
    boolean fits = "Trace ".length() + ids.length() + 3 + (figures + errors).length() <= width;
    return "Trace " + palette.bold(ids) + (fits ? " · " : "\n") + figures + palette.red(errors);
  }

  private String line(TreeRow row, Layout layout) {
    TraceSpan span = row.span();
    String branch = Columns.cut(row.branch(), layout.tree() - 1);
    int room = layout.tree() - branch.length();
    String name = (span.error() ? "✗ " : "") + Columns.printable(span.operation());
    String operation = Columns.shorten(name, room);
    String service = Columns.shorten(layout.shown(span.service()), layout.service());
    String badge = Columns.cut(Badge.of(span), layout.badge());
    String line =
        palette.dim(branch)
            + (span.error() ? palette.red(operation) : operation)
            + " ".repeat(room - operation.length())
            + GAP
            + palette.service(
                Columns.left(service, layout.service()), layout.services().indexOf(span.service()))
            + GAP
            + (layout.hasKind()
                ? palette.dim(Columns.left(span.kind().text(), Layout.KIND)) + GAP
                : "")
            + Columns.right(duration(span.durationMicros()), Layout.DURATION);
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

  /**
   * Widths of the columns that differ from trace to trace.
   *
   * @param tree width of branches and operation
   * @param badge 0 when no span has one
   * @param hasKind whether there is room for the kind
   * @param suffix what is left out at the end of each service's name
   * @param services all of them, each in its colour
   */
  private record Layout(
      int tree, int service, int badge, boolean hasKind, String suffix, List<String> services) {
    static final int KIND = 8;
    static final int DURATION = 9;
    static final int LONGEST_BADGE = 32;
    static final String SUFFIX = "-service";

    static Layout of(int width, List<TreeRow> rows, List<String> services) {
      int badge = widest(rows.stream().map(row -> Badge.of(row.span()).length()).toList());
      int shown = Math.min(badge, Math.min(LONGEST_BADGE, width / 4));
      int wanted = widest(rows.stream().map(TreeRow::width).toList());
      int service = Math.min(SERVICE_WIDTH, widest(services.stream().map(String::length).toList()));
      int left = width - DURATION - 2 * GAP.length() - (badge > 0 ? shown + 2 : 0);
      boolean hasKind = wanted <= left - service - KIND - GAP.length();
      boolean isShort =
          wanted > left - service && services.stream().allMatch(name -> name.endsWith(SUFFIX));
      int named = isShort ? service - SUFFIX.length() : service;
      return new Layout(
          Math.min(left - named, wanted), named, shown, hasKind, isShort ? SUFFIX : "", services);
    }

    String shown(String service) {
      String name = Columns.printable(service);
      return name.substring(0, name.length() - suffix.length());
    }

    private static int widest(List<Integer> widths) {
      return widths.stream().mapToInt(Integer::intValue).max().orElse(0);
    }
  }
}
