package dev.tracelab.matrix;

import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TreePrinter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Runs one row in both settings and prints their traces: the program behind {@code ./lab show ROW}.
 */
final class ShowRow {

  private static final int FAILED = 1;
  private static final int WITH_JAEGER = 3;

  private final PrintStream out;
  private final TreePrinter trees;

  ShowRow(PrintStream out, TreePrinter trees) {
    this.out = out;
    this.trees = trees;
  }

  /**
   * Shows a row and ends the JVM; status 0 only if it behaves as the page says.
   *
   * @param arguments the row's number; to send the traces to a Jaeger also its address and its
   *     collector's
   */
  public static void main(String[] arguments) throws Exception {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    ShowRow show = new ShowRow(out, printer(System.getenv()));
    List<RowRun> runs = show.run(arguments[0]);
    boolean sent = arguments.length < WITH_JAEGER || show.send(runs, arguments[1], arguments[2]);
    System.exit(runs.isEmpty() || !sent ? FAILED : 0);
  }

  /** The script {@code lab} says whether there is a terminal, and how wide it is. */
  private static TreePrinter printer(Map<String, String> environment) {
    boolean colour = environment.containsKey("LAB_COLOUR") && !environment.containsKey("NO_COLOR");
    TreePrinter printer = colour ? TreePrinter.coloured() : TreePrinter.plain();
    String columns = environment.getOrDefault("LAB_COLUMNS", "");
    return columns.matches("[1-9]\\d{1,3}") ? printer.fitting(Integer.parseInt(columns)) : printer;
  }

  /** Runs and prints a row; returns both runs, or none if it did not behave as its page says. */
  List<RowRun> run(String number) throws Exception {
    Method test = Sections.find(number).orElseThrow();
    RowRunner.Result result = RowRunner.run(test);
    List<RowRun> runs = result.runs();
    if (runs.size() == Setting.values().length) {
      out.print(new RowText(trees).print(test, runs.get(0), runs.get(1)));
    }
    result.failures().forEach(failure -> out.println("This run differs from the page: " + failure));
    return result.failures().isEmpty() ? runs : List.of();
  }

  private boolean send(List<RowRun> runs, String jaeger, String collector) {
    for (RowRun run : runs) {
      if (!SpanSender.send(URI.create(collector), run.spans())) {
        out.println("Not all spans reached " + collector + ": is a Jaeger running there?");
        return false;
      }
    }
    out.println("In Jaeger:");
    runs.forEach(run -> run.traces().forEach(trace -> printLink(jaeger, id(trace))));
    if (runs.stream().noneMatch(run -> run.traces().isEmpty())) {
      out.println("Side by side:");
      printLink(jaeger, firstId(runs.get(0)) + "..." + firstId(runs.get(1)));
    }
    return true;
  }

  private void printLink(String jaeger, String ids) {
    out.println("  " + URI.create(jaeger).resolve("/trace/" + ids));
  }

  private static String firstId(RowRun run) {
    return id(run.traces().get(0));
  }

  private static String id(Trace trace) {
    return trace.traceIds().first();
  }
}
