package dev.tracelab.matrix;

import dev.tracelab.golden.TreePrinter;
import java.lang.reflect.Method;
import java.util.List;

/** What {@code ./lab show} prints of a row: both traces, and what differs in them. */
final class RowText {

  private final TreePrinter trees;

  RowText(TreePrinter trees) {
    this.trees = trees;
  }

  /** The whole text, ending with a line feed. */
  String print(Method test, RowRun alone, RowRun with) {
    Row row = test.getAnnotation(Row.class);
    return "%s  %s\n\n── vertx-opentracing alone: %s\n\n%s── with common-tracing: %s\n\n%s%s\n"
        .formatted(
            row.number(),
            row.title().replace("*", ""),
            row.alone(),
            part(alone, with),
            row.with(),
            part(with, alone),
            source(test));
  }

  private String part(RowRun here, RowRun there) {
    StringBuilder text = new StringBuilder(counts(here, there));
    here.traces().forEach(trace -> text.append(trees.print(trace)).append('\n'));
    List<String> facts = SpanFacts.onlyIn(here.all(), there.all());
    append(text, "Tags and logs that only these spans have:", facts);
    append(text, "Written to the log:", here.logged());
    return text.toString();
  }

  /** Says how many traces there are, unless there is one. */
  private static String counts(RowRun here, RowRun there) {
    int count = here.traces().size();
    if (count == 0) {
      return "No span was reported.\n\n";
    }
    if (count > there.traces().size() && !there.traces().isEmpty()) {
      return "Torn: %d traces instead of %d.\n\n".formatted(count, there.traces().size());
    }
    return count == 1 ? "" : count + " traces.\n\n";
  }

  private static void append(StringBuilder text, String heading, List<String> lines) {
    if (!lines.isEmpty()) {
      text.append(heading).append('\n');
      lines.forEach(line -> text.append("  ").append(line).append('\n'));
      text.append('\n');
    }
  }

  /**
   * Some rows are about a header, a log line or the active span: their test says what to look at.
   */
  private static String source(Method test) {
    return "The case and its checks: %s.%s in proof/behaviour-matrix/src/test"
        .formatted(test.getDeclaringClass().getSimpleName(), test.getName());
  }
}
