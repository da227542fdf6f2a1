package dev.tracelab.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MatrixPageTest {

  private static final Path PAGE = Path.of("..", "..", "docs", "reference", "behaviour-matrix.md");

  @Test
  void thePageMatchesTheRows() throws Exception {
    String page = MatrixPage.print(System.getProperty("vertx.version"), Sections.all());
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
    for (Class<?> section : Sections.all()) {
      String prefix = section.getAnnotation(Section.class).prefix();
      assertThat(MatrixPage.rows(section).map(Row::number))
          .isNotEmpty()
          .allMatch(number -> number.matches(prefix + "-\\d\\d"));
    }
    assertThat(Sections.all().stream().flatMap(MatrixPage::rows).map(Row::number))
        .doesNotHaveDuplicates();
  }
}
