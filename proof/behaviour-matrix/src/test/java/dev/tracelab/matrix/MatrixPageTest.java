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
      Comparator.<Class<?>>comparingInt(type -> type.getAnnotation(Family.class).place())
          .thenComparing(type -> type.getAnnotation(Family.class).title());

  @Test
  void thePageIsWhatTheRowsSay() throws Exception {
    String page = MatrixPage.print(System.getProperty("vertx.version"), families());
    if (Boolean.getBoolean("matrix.write")) {
      Files.writeString(PAGE, page);
    }

    assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
        .as(
            "docs/reference/behaviour-matrix.md is stale: run the tests with -Dmatrix.write=true, read, commit")
        .isEqualTo(page);
  }

  @Test
  void aNumberIsGivenOnceAndBeginsWithItsFamilysLetters() throws Exception {
    for (Class<?> family : families()) {
      String prefix = family.getAnnotation(Family.class).prefix();
      assertThat(MatrixPage.rows(family).map(Row::number))
          .isNotEmpty()
          .allMatch(number -> number.matches(prefix + "-\\d\\d"));
    }
    assertThat(families().stream().flatMap(MatrixPage::rows).map(Row::number))
        .doesNotHaveDuplicates();
  }

  /** All classes of rows beside this one, so that none can be forgotten. */
  private static List<Class<?>> families() throws IOException, URISyntaxException {
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
