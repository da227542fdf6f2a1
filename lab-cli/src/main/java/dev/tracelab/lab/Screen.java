package dev.tracelab.lab;

import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TreePrinter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a person sees: lines and trees on standard output, complaints on standard error. */
final class Screen {

  private final PrintStream out;
  private final PrintStream err;
  private final boolean colour;

  Screen(PrintStream out, PrintStream err, boolean colour) {
    this.out = out;
    this.err = err;
    this.colour = colour;
  }

  /**
   * The terminal, or what stands for it. UTF-8 whatever the locale says: trees need it, and a
   * terminal without it is not to be found any more.
   *
   * @param environment {@code LAB_COLOUR} is set by the script {@code lab} on a terminal
   */
  static Screen of(Map<String, String> environment) {
    boolean colour = environment.containsKey("LAB_COLOUR") && !environment.containsKey("NO_COLOR");
    return new Screen(stream(FileDescriptor.out), stream(FileDescriptor.err), colour);
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
    out.print((colour ? TreePrinter.coloured() : TreePrinter.plain()).print(trace));
  }

  /** What went wrong: the sentence meant for a person, or else all that is known. */
  void complain(Throwable failure) {
    if (failure instanceof LabException) {
      err.println("lab: " + failure.getMessage());
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
