package dev.tracelab.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compares the page's table with the causes; {@code -Dpages.write=true} writes it. */
class DoctorPageTest {

  private static final Path PAGE = Path.of("..", "..", "docs", "operate", "doctor.md");
  private static final String BEGIN = "| cause | cure |\n| --- | --- |\n";

  @Test
  void thePageListsEachCauseWithItsCure() throws IOException {
    String page = Files.readString(PAGE);
    String written = page.substring(0, page.indexOf(BEGIN)) + BEGIN + rows();
    if (Boolean.getBoolean("pages.write")) {
      Files.writeString(PAGE, written);
    }

    assertThat(Files.readString(PAGE)).isEqualTo(written);
  }

  private static String rows() {
    return Arrays.stream(Cause.values())
        .map(cause -> "| `%s` | %s |\n".formatted(cause.id(), cause.cure().replace("|", "\\|")))
        .collect(Collectors.joining());
  }
}
