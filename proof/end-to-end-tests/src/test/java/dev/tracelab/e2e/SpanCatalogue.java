package dev.tracelab.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * {@code docs/reference/span-catalogue.md}: each row of its tables is a span with its service, its
 * kind and its tags. A tag followed by a question mark is optional.
 */
final class SpanCatalogue {

  private static final Path PAGE = Path.of("..", "..", "docs", "reference", "span-catalogue.md");

  private final Map<String, Row> rows;

  private SpanCatalogue(Map<String, Row> rows) {
    this.rows = rows;
  }

  static SpanCatalogue read() throws IOException {
    return new SpanCatalogue(
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.startsWith("| `"))
            .map(Row::parse)
            .collect(Collectors.toMap(Row::key, row -> row)));
  }

  Set<String> keys() {
    return new TreeSet<>(rows.keySet());
  }

  /** The row for a span, or null. */
  Row row(String service, String operation) {
    return rows.get(service + ": " + operation);
  }

  /**
   * A row.
   *
   * @param always tags of each such span
   * @param sometimes optional tags
   */
  record Row(
      String operation, String service, String kind, Set<String> always, Set<String> sometimes) {

    static Row parse(String line) {
      String[] cells = line.substring(2, line.length() - 1).strip().split("\\s*\\|\\s*");
      List<String> tags =
          Arrays.stream(cells[3].split(",\\s*"))
              .map(tag -> tag.replace("`", "").strip())
              .filter(tag -> !tag.isEmpty())
              .toList();
      return new Row(
          cells[0].replace("`", ""),
          cells[1],
          cells[2],
          tags.stream().filter(tag -> !tag.endsWith("?")).collect(Collectors.toSet()),
          tags.stream()
              .filter(tag -> tag.endsWith("?"))
              .map(tag -> tag.substring(0, tag.length() - 1))
              .collect(Collectors.toSet()));
    }

    String key() {
      return service + ": " + operation;
    }
  }
}
