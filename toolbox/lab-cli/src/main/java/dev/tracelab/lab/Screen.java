package dev.tracelab.lab;

import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TreePrinter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What a person sees: lines and trees on standard output, complaints on standard error. */
final class Screen {

  /** Columns where there is no terminal that has some: wide enough for all that is printed. */
  private static final int NO_TERMINAL = 100;

  private final PrintStream out;
  private final PrintStream err;
  private final boolean colour;
  private final int columns;

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
   * The terminal, or what stands for it. UTF-8 whatever the locale says: trees need it, and a
   * terminal without it is not to be found any more.
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

  /** For a library that prints by itself. */
  PrintWriter out() {
    return new PrintWriter(out, true, StandardCharsets.UTF_8);
  }

  /** The same for complaints. */
  PrintWriter err() {
    return new PrintWriter(err, true, StandardCharsets.UTF_8);
  }

  /** One line, or several. */
  void say(String text) {
    out.println(text);
  }

  /** An empty line. */
  void gap() {
    out.println();
  }

  /** The tree of a trace. */
  void show(Trace trace) {
    TreePrinter printer = colour ? TreePrinter.coloured() : TreePrinter.plain();
    out.print(printer.fitting(columns).print(trace));
  }

  /**
   * Words that may go on over several lines, each of the later ones as far in as the first.
   *
   * @param lead stands before them, and says how far in they are
   */
  void flow(String lead, List<String> parts) {
    String margin = " ".repeat(lead.length());
    StringBuilder line = new StringBuilder(lead);
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i) + (i + 1 < parts.size() ? ", " : "");
      if (line.length() + part.strip().length() > columns && line.length() > lead.length()) {
        out.println(line.toString().stripTrailing());
        line = new StringBuilder(margin);
      }
      line.append(part);
    }
    out.println(line);
  }

  /** What went wrong: the sentence meant for a person, or else all that is known. */
  void complain(Throwable failure) {
    if (failure instanceof LabException) {
      err.println("lab: " + failure.getMessage().replaceAll("[\\p{Cc}&&[^\n]]", "�"));
    } else {
      err.println("lab: this should not have happened; please report it:");
      failure.printStackTrace(err);
    }
  }

  /** Text in green, where there are colours. */
  String good(String text) {
    return paint(text, "32");
  }

  /** Text in red, where there are colours. */
  String bad(String text) {
    return paint(text, "31");
  }

  /** Text that stands back, where there are colours. */
  String faint(String text) {
    return paint(text, "2");
  }

  private String paint(String text, String code) {
    return colour ? "\u001b[" + code + 'm' + text + "\u001b[0m" : text;
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
