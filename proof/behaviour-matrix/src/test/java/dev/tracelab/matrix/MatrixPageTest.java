package dev.tracelab.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MatrixPageTest {

  private static final Path PAGE = Path.of("..", "..", "docs", "reference", "behaviour-matrix.md");

  private static final Comparator<Class<?>> BY_PLACE =
      Comparator.<Class<?>>comparingInt(type -> type.getAnnotation(Section.class).place())
          .thenComparing(type -> type.getAnnotation(Section.class).title());

  @Test
  void thePageMatchesTheRows() throws Exception {
    String page = MatrixPage.print(System.getProperty("vertx.version"), sections());
    if (Boolean.getBoolean("matrix.write")) {
      Files.writeString(PAGE, page);
    }

    assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
        .as(
            "docs/reference/behaviour-matrix.md is stale: run the tests with -Dmatrix.write=true,"
                + " review, commit")
        .isEqualTo(page);
  }

  @Test
  void numbersAreUniqueAndBeginWithTheSectionsPrefix() throws Exception {
    for (Class<?> section : sections()) {
      String prefix = section.getAnnotation(Section.class).prefix();
      assertThat(MatrixPage.rows(section).map(Row::number))
          .isNotEmpty()
          .allMatch(number -> number.matches(prefix + "-\\d\\d"));
    }
    assertThat(sections().stream().flatMap(MatrixPage::rows).map(Row::number))
        .doesNotHaveDuplicates();
  }

  /** All row classes of this package, so that none can be forgotten. */
  private static List<Class<?>> sections() throws IOException, URISyntaxException {
    Path classes = Path.of(MatrixPageTest.class.getResource("MatrixPageTest.class").toURI());
    try (Stream<Path> files = Files.list(classes.getParent())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith("RowsTest.class"))
          .<Class<?>>map(MatrixPageTest::load)
          .sorted(BY_PLACE)
          .toList();
    }
  }

  private static Class<?> load(String file) {
    String name = MatrixPageTest.class.getPackageName() + "." + file.replace(".class", "");
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
