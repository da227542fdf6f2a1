package dev.tracelab.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code docs/operate/runbooks}: one page per alert. */
final class Runbooks {

  private static final Path FOLDER = Path.of("..", "..", "docs", "operate", "runbooks");
  private static final Pattern QUERY = Pattern.compile("```promql\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

  private final Map<String, String> pages;

  private Runbooks(Map<String, String> pages) {
    this.pages = pages;
  }

  static Runbooks read() throws IOException {
    Map<String, String> pages = new TreeMap<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.toList()) {
        pages.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return new Runbooks(pages);
  }

  /** The text of each page by file name. */
  Map<String, String> pages() {
    return pages;
  }

  /** The PromQL expressions of all pages. */
  List<String> expressions() {
    return pages.values().stream()
        .flatMap(page -> QUERY.matcher(page).results())
        .map(found -> found.group(1).strip())
        .toList();
  }

  /** The link targets of a page. */
  static List<String> links(String page) {
    return LINK.matcher(page).results().map(found -> found.group(1)).toList();
  }

  /** The link targets of all pages. */
  List<String> links() {
    return pages.values().stream().flatMap(page -> links(page).stream()).toList();
  }
}
