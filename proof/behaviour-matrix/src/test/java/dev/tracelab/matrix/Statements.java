package dev.tracelab.matrix;

import io.jaegertracing.internal.JaegerSpan;
import io.opentracing.tag.Tags;
import java.util.List;
import java.util.function.Predicate;

/** The SQL spans of a row, selected by their statements. */
final class Statements {

  private Statements() {}

  /** The only query of a row; waits for the end of its request. */
  static JaegerSpan only(MatrixLab lab) {
    lab.spans().server("/go");
    return matching(lab, statement -> !statement.isEmpty()).get(0);
  }

  static JaegerSpan starting(MatrixLab lab, String text) {
    return matching(lab, statement -> statement.startsWith(text)).get(0);
  }

  static List<JaegerSpan> ending(MatrixLab lab, String text) {
    return matching(lab, statement -> statement.endsWith(text));
  }

  private static List<JaegerSpan> matching(MatrixLab lab, Predicate<String> wanted) {
    return lab.spans().matching(span -> wanted.test(statement(span)));
  }

  private static String statement(JaegerSpan span) {
    Object statement = span.getTags().get(Tags.DB_STATEMENT.getKey());
    return statement == null ? "" : statement.toString();
  }
}
