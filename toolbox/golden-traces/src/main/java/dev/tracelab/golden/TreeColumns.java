package dev.tracelab.golden;

import java.util.List;

/**
 * The widths of a printed tree's columns, which differ from trace to trace.
 *
 * @param tree the width of branches and operation
 * @param service the width of the service
 * @param badge 0 if no span has a badge
 * @param hasKind whether there is room for the kind
 * @param suffix the common end of all services' names that is left out
 */
record TreeColumns(int tree, int service, int badge, boolean hasKind, String suffix) {

  static final String GAP = "  ";
  static final int KIND = 8;
  static final int DURATION = 9;

  private static final int MAX_SERVICE = 24;
  private static final int MAX_BADGE = 32;
  private static final String SUFFIX = "-service";

  /** Lays out rows for a terminal: first the kind gives way, then the suffix, then long names. */
  static TreeColumns fit(int width, List<TreeRow> rows, List<String> services) {
    int badge = widest(rows.stream().map(row -> row.badge().length()).toList());
    int shownBadge = Math.min(badge, Math.min(MAX_BADGE, width / 4));
    int tree = widest(rows.stream().map(TreeRow::width).toList());
    int service = Math.min(MAX_SERVICE, widest(services.stream().map(String::length).toList()));
    int left = width - DURATION - 2 * GAP.length() - (badge > 0 ? shownBadge + GAP.length() : 0);
    boolean hasKind = tree <= left - service - KIND - GAP.length();
    boolean isCramped = tree > left - service;
    if (isCramped && services.stream().allMatch(name -> name.endsWith(SUFFIX))) {
      int shortened = service - SUFFIX.length();
      return new TreeColumns(
          Math.min(left - shortened, tree), shortened, shownBadge, hasKind, SUFFIX);
    }
    return new TreeColumns(Math.min(left - service, tree), service, shownBadge, hasKind, "");
  }

  private static int widest(List<Integer> widths) {
    return widths.stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  /** Returns the name of a service as it is printed. */
  String serviceName(String service) {
    String name = printable(service);
    return shorten(name.substring(0, name.length() - suffix.length()), this.service);
  }

  /** Pads a text on its right. */
  static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  /** Pads a text on its left. */
  static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  /** Cuts off the end of a text that is too long. */
  static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, Math.max(0, width - 1)) + '…';
  }

  /** Cuts out the middle of a text that is too long, since names differ at both ends. */
  static String shorten(String text, int width) {
    if (text.length() <= width) {
      return text;
    }
    int kept = Math.max(0, width - 1);
    int end = kept / 2;
    return text.substring(0, kept - end) + '…' + text.substring(text.length() - end);
  }

  /** Replaces control characters, which a terminal might obey. */
  static String printable(String text) {
    return text.replaceAll("\\p{Cc}", "�");
  }
}
