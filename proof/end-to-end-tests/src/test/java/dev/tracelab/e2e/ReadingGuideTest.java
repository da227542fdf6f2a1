package dev.tracelab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks docs/learn/reading.md against the code. */
class ReadingGuideTest {

  private static final Path PAGE = Path.of("..", "..", "docs", "learn", "reading.md");
  private static final Pattern LINK = Pattern.compile("\\[[^]]+]\\(([^)]+)\\)");
  private static final Pattern METHOD = Pattern.compile("`([a-zA-Z]+)`");

  @Test
  void eachStopNamesAnExistingFileAndMethod() throws IOException {
    List<String> stops =
        Files.readAllLines(PAGE).stream().filter(line -> line.matches("\\| \\d+ \\|.*")).toList();

    assertThat(stops).hasSizeBetween(10, 12);
    for (String stop : stops) {
      String[] cells = stop.split(" \\| ", -1);
      List<String> files = all(LINK, cells[1]).map(ReadingGuideTest::text).toList();
      assertThat(all(METHOD, cells[2]).toList())
          .as(stop)
          .hasSameSizeAs(files)
          .allSatisfy(method -> assertThat(files.toString()).contains(" " + method + "("));
    }
  }

  private static Stream<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(1));
  }

  private static String text(String link) {
    try {
      return Files.readString(PAGE.resolveSibling(link));
    } catch (IOException e) {
      throw new AssertionError(link + " does not exist", e);
    }
  }
}
