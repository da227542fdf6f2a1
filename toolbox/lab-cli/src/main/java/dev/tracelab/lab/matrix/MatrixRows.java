package dev.tracelab.lab.matrix;

import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lab.process.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The rows of the behaviour matrix, read from its page, which a test keeps identical to the rows.
 *
 * @param all in the order of the page
 */
public record MatrixRows(List<MatrixRow> all) {

  private static final Path PAGE = Path.of("docs", "reference", "behaviour-matrix.md");
  private static final String HEADING = "## ";
  private static final Pattern ROW =
      Pattern.compile("\\| ([A-Z]+-\\d\\d) \\| (.+) \\| (.+) \\| (.+) \\|");
  private static final int NEAR = 4;
  private static final int SHORTEST_WORD = 3;

  /** Keeps a copy of the list. */
  public MatrixRows {
    all = List.copyOf(all);
  }

  /**
   * Reads the page of a project.
   *
   * @throws LabException if it cannot be read
   */
  public static MatrixRows read(LabFolder folder) {
    try {
      return new MatrixRows(rows(Files.readAllLines(folder.home().resolve(PAGE))));
    } catch (IOException e) {
      throw new LabException(PAGE + " cannot be read: it lists the rows.", e);
    }
  }

  private static List<MatrixRow> rows(List<String> lines) {
    List<MatrixRow> rows = new ArrayList<>();
    String section = "";
    for (String line : lines) {
      Matcher row = ROW.matcher(line);
      if (line.startsWith(HEADING)) {
        section = line.substring(HEADING.length());
      } else if (row.matches()) {
        String title = row.group(2).replace("*", "");
        rows.add(new MatrixRow(section, row.group(1), title, row.group(3), row.group(4)));
      }
    }
    return rows;
  }

  /**
   * The row with this number, in any case.
   *
   * @throws LabException if there is none; names those nearest to it
   */
  public MatrixRow find(String number) {
    return all.stream()
        .filter(row -> row.number().equalsIgnoreCase(number.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                LabException.usageError(
                    "There is no row \"%s\"; near it are %s; './lab show' lists all."
                        .formatted(number, String.join(", ", near(number)))));
  }

  /** Rows whose titles contain the text, then those with similar numbers, of one section first. */
  private List<String> near(String typed) {
    String text = typed.strip().toLowerCase(Locale.ROOT);
    Comparator<MatrixRow> titleFirst =
        Comparator.comparing(
            row ->
                text.length() < SHORTEST_WORD
                    || !row.title().toLowerCase(Locale.ROOT).contains(text));
    return all.stream()
        .sorted(
            titleFirst
                .thenComparing(row -> distance(text, row.number()))
                .thenComparing(row -> distance(text, prefix(row))))
        .limit(NEAR)
        .map(MatrixRow::number)
        .toList();
  }

  private static String prefix(MatrixRow row) {
    return row.number().replaceFirst("\\d+$", "");
  }

  /** The number of characters to insert, remove or replace (Levenshtein's distance). */
  private static int distance(String typed, String number) {
    String goal = number.toLowerCase(Locale.ROOT);
    int[] costs = IntStream.rangeClosed(0, goal.length()).toArray();
    for (int i = 1; i <= typed.length(); i++) {
      int diagonal = costs[0];
      costs[0] = i;
      for (int j = 1; j <= goal.length(); j++) {
        int replaced = diagonal + (typed.charAt(i - 1) == goal.charAt(j - 1) ? 0 : 1);
        diagonal = costs[j];
        costs[j] = Math.min(replaced, 1 + Math.min(costs[j], costs[j - 1]));
      }
    }
    return costs[goal.length()];
  }
}
