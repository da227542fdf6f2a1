package dev.tracelab.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The page of results: what stands between a part's two markers is the part's, and written anew by
 * each measurement; everything else is people's.
 *
 * @param file Markdown
 */
record Page(Path file) {

  /**
   * Replaces a part.
   *
   * @param part the name in its markers, {@code <!-- hello -->} and {@code <!-- /hello -->}
   * @throws IllegalStateException when the page has no such markers
   */
  void write(String part, String text) {
    try {
      Files.writeString(file, replaced(Files.readString(file), part, text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String replaced(String page, String part, String text) {
    String first = "<!-- " + part + " -->";
    String last = "<!-- /" + part + " -->";
    int begin = page.indexOf(first);
    int end = page.indexOf(last);
    if (begin < 0 || end < begin) {
      throw new IllegalStateException(file + " has no " + first + " with a " + last + " after it.");
    }
    return page.substring(0, begin) + first + "\n" + text + page.substring(end);
  }
}
