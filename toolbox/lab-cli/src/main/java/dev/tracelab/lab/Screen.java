package dev.tracelab.lab;

import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TreePrinter;
import dev.tracelab.lab.process.LabException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints lines and trees to standard output, and errors to standard error. */
final class Screen {

  /** Columns without a terminal: wide enough for everything that is printed. */
  private static final int NO_TERMINAL = 100;

  /** Goes to the line above and clears it. */
  private static final String LINE_UP = "\u001b[1A\u001b[2K";

  private final PrintStream out;
  private final PrintStream err;
  private final boolean colour;
  private final int columns;
  private boolean replacing;

  Screen(PrintStream out, PrintStream err, boolean colour) {
    this(out, err, colour, NO_TERMINAL);
  }

  /**
   * A screen.
   *
   * @param columns its width
   */
  Screen(PrintStream out, PrintStream err, boolean colour, int columns) {
    this.out = out;
    this.err = err;
    this.colour = colour;
    this.columns = columns;
  }

  /**
   * The terminal, or what output is redirected to. Always UTF-8, because trees need it.
   *
   * @param environment {@code LAB_COLOUR} and {@code LAB_COLUMNS} are set by the script {@code lab}
   *     on a terminal
   */
  static Screen of(Map<String, String> environment) {
    boolean colour = environment.containsKey("LAB_COLOUR") && !environment.containsKey("NO_COLOR");
    String columns = environment.getOrDefault("LAB_COLUMNS", "");
    return new Screen(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        colour,
        columns.matches("[1-9]\\d{1,3}") ? Integer.parseInt(columns) : NO_TERMINAL);
  }

  /** Standard output, for picocli. */
  PrintWriter out() {
    return new PrintWriter(out, true, StandardCharsets.UTF_8);
  }

  /** Standard error, for picocli. */
  PrintWriter err() {
    return new PrintWriter(err, true, StandardCharsets.UTF_8);
  }

  /** Prints one or several lines. */
  void println(String text) {
    out.println(text);
  }

  /** Prints a line that the next one replaces, if there are colours; otherwise all remain. */
  void printProgress(String line) {
    out.println((replacing ? LINE_UP : "") + line);
    replacing = colour;
  }

  /** Prints an empty line. */
  void println() {
    out.println();
  }

  /** Cuts off what does not fit into a line. */
  String cut(String line) {
    return line.length() <= columns ? line : line.substring(0, columns - 1) + '…';
  }

  /** Prints a trace as a tree. */
  void printTrace(Trace trace) {
    TreePrinter printer = colour ? TreePrinter.coloured() : TreePrinter.plain();
    out.print(printer.fitting(columns).print(trace));
  }

  /**
   * Prints a comma-separated list, wrapped to the width of the screen.
   *
   * @param lead precedes the list; further lines are indented by its length
   */
  void printList(String lead, List<String> parts) {
    printWrapped(lead, parts, ", ");
  }

  /** Prints text, wrapped to the width of the screen; otherwise as {@link #printList}. */
  void printText(String lead, String text) {
    printWrapped(lead, List.of(text.split(" ")), " ");
  }

  private void printWrapped(String lead, List<String> parts, String separator) {
    String margin = " ".repeat(lead.length());
    StringBuilder line = new StringBuilder(lead);
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i) + (i + 1 < parts.size() ? separator : "");
      if (line.length() + part.strip().length() > columns && line.length() > lead.length()) {
        out.println(line.toString().stripTrailing());
        line = new StringBuilder(margin);
      }
      line.append(part);
    }
    out.println(line);
  }

  /** Prints the message of an expected failure, or the stack trace of an unexpected one. */
  void printError(Throwable failure) {
    if (failure instanceof LabException) {
      err.println("lab: " + failure.getMessage().replaceAll("[\\p{Cc}&&[^\n]]", "�"));
    } else {
      err.println("lab: unexpected error; please report it:");
      failure.printStackTrace(err);
    }
  }

  /** Green, if there are colours. */
  String green(String text) {
    return paint(text, "32");
  }

  /** Red, if there are colours. */
  String red(String text) {
    return paint(text, "31");
  }

  /** Dimmed, if there are colours. */
  String dim(String text) {
    return paint(text, "2");
  }

  /** Formats seconds with one decimal. */
  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
  }

  private String paint(String text, String code) {
    return colour ? "\u001b[" + code + 'm' + text + "\u001b[0m" : text;
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
