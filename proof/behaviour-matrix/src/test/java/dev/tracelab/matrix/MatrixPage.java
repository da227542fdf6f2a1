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

      What happens to a trace, case by case: with vertx-opentracing %s and jaeger-client as they come, and with
      `common-tracing` on top of them. Each of the %d rows is a test that runs twice, once in each setting; the
      numbers stay. Rows that say "the same" have no hole: they are there so that none appears.

      This page is printed by the tests in [`behaviour-matrix`](../../proof/behaviour-matrix). After a change of a row:

      ```
      mvn -pl :behaviour-matrix -am verify -Dmatrix.write=true
      ```
      """;

  private MatrixPage() {}

  static String print(String vertxVersion, List<Class<?>> families) {
    String head = HEAD.formatted(vertxVersion, families.stream().flatMap(MatrixPage::rows).count());
    return families.stream().map(MatrixPage::section).collect(Collectors.joining("", head, ""));
  }

  /** A family's rows in the order of their numbers. */
  static Stream<Row> rows(Class<?> family) {
    return Stream.of(family.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Row.class))
        .map(method -> method.getAnnotation(Row.class))
        .sorted(Comparator.comparing(Row::number));
  }

  private static String section(Class<?> family) {
    String head =
        """

        ## %s

        | row | case | vertx-opentracing alone | with common-tracing |
        | --- | --- | --- | --- |
        """
            .formatted(family.getAnnotation(Family.class).title());
    return rows(family).map(MatrixPage::line).collect(Collectors.joining("", head, ""));
  }

  private static String line(Row row) {
    return "| %s | %s | %s | %s |\n".formatted(row.number(), row.title(), row.alone(), row.with());
  }
}
