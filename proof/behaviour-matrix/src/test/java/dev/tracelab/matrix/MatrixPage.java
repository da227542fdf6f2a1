package dev.tracelab.matrix;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of docs/reference/behaviour-matrix.md. */
final class MatrixPage {

  private static final String HEAD =
      """
      # Behaviour matrix

      What happens to a trace, case by case: with plain vertx-opentracing %s and jaeger-client, and with
      `common-tracing` on top of them. Each of the %d rows is a test that runs in both settings; row numbers
      never change. Rows that say "the same" guard behaviour that is right without the library.

      `./lab show B-03` runs one row, prints both traces and what only their spans have, and sends the traces to the Jaeger of a running
      lab or of `--jaeger URL`, with links to each and to both side by side. `./lab show` lists all rows; each can be shown. The first time,
      it builds the rows, which takes a minute. Where the difference is a header, a log line or the active span, the test that it names
      shows what to look at.

      The tests in [`behaviour-matrix`](../../proof/behaviour-matrix) print this page. After changing a row:

      ```
      mvn -pl :behaviour-matrix -am verify -Dmatrix.write=true
      ```
      """;

  private MatrixPage() {}

  static String print(String vertxVersion, List<Class<?>> sections) {
    String head = HEAD.formatted(vertxVersion, sections.stream().flatMap(MatrixPage::rows).count());
    return sections.stream().map(MatrixPage::section).collect(Collectors.joining("", head, ""));
  }

  /** A section's rows, ordered by number. */
  static Stream<Row> rows(Class<?> section) {
    return Stream.of(section.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Row.class))
        .map(method -> method.getAnnotation(Row.class))
        .sorted(Comparator.comparing(Row::number));
  }

  private static String section(Class<?> section) {
    String head =
        """

        ## %s

        | row | case | vertx-opentracing alone | with common-tracing |
        | --- | --- | --- | --- |
        """
            .formatted(section.getAnnotation(Section.class).title());
    return rows(section).map(MatrixPage::line).collect(Collectors.joining("", head, ""));
  }

  private static String line(Row row) {
    return "| %s | %s | %s | %s |\n".formatted(row.number(), row.title(), row.alone(), row.with());
  }
}
