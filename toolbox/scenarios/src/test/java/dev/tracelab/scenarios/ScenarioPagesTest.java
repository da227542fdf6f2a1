package dev.tracelab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.scenarios.catalogue.Catalogue;
import dev.tracelab.scenarios.catalogue.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages in {@code docs/learn/scenarios} are made from the catalogue, but for one section of
 * each, which is written by hand.
 */
class ScenarioPagesTest {

  private static final Path FOLDER = Path.of("..", "..", "docs", "learn", "scenarios");
  private static final Path PICTURES = FOLDER.resolve("../../images/scenarios");
  private static final String STALE =
      "docs/learn/scenarios/%s is stale: run 'mvn -pl :scenarios -am verify -Dpages.write=true'";

  @ParameterizedTest
  @MethodSource("scenarios")
  void aPageIsMadeFromTheCatalogue(Scenario scenario) throws IOException {
    Path file = FOLDER.resolve(scenario.id() + ".md");
    String page = ScenarioPage.of(scenario, HandWritten.in(file));

    assertWritten(file, page);
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void aPageHasASectionThatIsWrittenByHand(Scenario scenario) throws IOException {
    String file = scenario.id() + ".md";

    assertThat(HandWritten.in(FOLDER.resolve(file)))
        .as(
            "docs/learn/scenarios/%s says nothing about real systems yet: write 120 to 250 words between its two marks.",
            file)
        .isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void aPageShowsPicturesOfItsTraces(Scenario scenario) {
    assertThat(ScenarioPage.pictures(scenario))
        .isNotEmpty()
        .allSatisfy(
            picture ->
                assertThat(FOLDER.resolve(picture))
                    .as(
                        "To draw it, run 'mvn -pl :end-to-end-tests -am verify -Dtest=ScenarioPicturesTest -Dpictures.write=%s -Dsurefire.failIfNoSpecifiedTests=false -DfailIfNoTests=false'",
                        scenario.id())
                    .isRegularFile());
  }

  @Test
  void theIndexListsAllPagesAndNoPageIsLeftOver() throws IOException {
    assertWritten(FOLDER.resolve("README.md"), ScenarioIndex.page());
    assertThat(names(FOLDER))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(Stream.of("README"), scenarios().map(Scenario::id))
                .map(name -> name + ".md")
                .toList());
  }

  @Test
  void noPictureIsLeftOver() throws IOException {
    List<String> shown =
        scenarios()
            .flatMap(scenario -> ScenarioPage.pictures(scenario).stream())
            .map(picture -> Path.of(picture).getFileName().toString())
            .toList();

    assertThat(shown).containsAll(names(PICTURES));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  static Stream<Scenario> scenarios() {
    return Catalogue.all().stream();
  }

  private static void assertWritten(Path file, String page) throws IOException {
    if (Boolean.getBoolean("pages.write")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, page);
    }
    assertThat(file).as(STALE, file.getFileName()).content().isEqualTo(page);
  }
}
