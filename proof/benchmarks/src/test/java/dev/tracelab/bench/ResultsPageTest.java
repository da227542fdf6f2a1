package dev.tracelab.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsPageTest {

  @TempDir private Path folder;

  @Test
  void onlyTheTextBetweenAPartsMarkersIsReplaced() throws IOException {
    Path file = page("words\n<!-- hello -->\nold\n<!-- /hello -->\nmore words\n");

    new ResultsPage(file).write("hello", "new\n");

    assertThat(file).hasContent("words\n<!-- hello -->\nnew\n<!-- /hello -->\nmore words\n");
  }

  @Test
  void aPageWithoutThePartIsNotChanged() throws IOException {
    Path file = page("words\n");

    assertThatIllegalStateException()
        .isThrownBy(() -> new ResultsPage(file).write("hello", "new\n"))
        .withMessageContaining("<!-- hello -->");
    assertThat(file).hasContent("words\n");
  }

  private Path page(String text) throws IOException {
    return Files.writeString(folder.resolve("page.md"), text);
  }
}
