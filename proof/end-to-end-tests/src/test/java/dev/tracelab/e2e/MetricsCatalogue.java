package dev.tracelab.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * {@code docs/reference/metrics.md}: each row of its tables is a metric with its kind, its services
 * and its labels. A name followed by a question mark is optional.
 */
final class MetricsCatalogue {

  private static final Path PAGE = Path.of("..", "..", "docs", "reference", "metrics.md");

  private final List<Row> rows;

  private MetricsCatalogue(List<Row> rows) {
    this.rows = rows;
  }

  static MetricsCatalogue read() throws IOException {
    return new MetricsCatalogue(
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.startsWith("| `"))
            .map(Row::parse)
            .toList());
  }

  /** The metrics that a service may have, by name. */
  Map<String, Row> of(String service) {
    return rows.stream()
        .filter(row -> row.isOf(service))
        .collect(Collectors.toMap(Row::name, row -> row, (one, other) -> one, TreeMap::new));
  }

  /** The names of the metrics that a service always has. */
  Set<String> alwaysOf(String service) {
    return of(service).values().stream()
        .filter(row -> !row.sometimes())
        .map(Row::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A row. */
  record Row(
      String name, boolean sometimes, String kind, Set<String> services, Set<String> labels) {

    static Row parse(String line) {
      String[] cells = line.substring(1).split("\\|");
      return new Row(
          cells[0].replaceAll("[`? ]", ""),
          cells[0].contains("?"),
          cells[1].strip(),
          words(cells[2]),
          words(cells[3]));
    }

    boolean isOf(String service) {
      return services.contains("all") || services.contains(service.replace("-service", ""));
    }

    private static Set<String> words(String cell) {
      return Arrays.stream(cell.replace("`", "").split(","))
          .map(String::strip)
          .filter(word -> !word.isEmpty())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
