package dev.tracelab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.golden.Trace;
import dev.tracelab.lab.scenario.ScenarioRun;
import dev.tracelab.lab.scenario.ScenarioRun.Result;
import dev.tracelab.scenarios.catalogue.Catalogue;
import dev.tracelab.scenarios.catalogue.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Draws the pictures of the scenarios' pages from traces of a running lab: all of them with {@code
 * -Dpictures.write=true}, or those of {@code -Dpictures.write=n-plus-one,hidden-error}.
 */
@EnabledIfSystemProperty(named = "pictures.write", matches = ".+")
class ScenarioPicturesTest {

  private static final Path PICTURES = Path.of("..", "..", "docs", "images", "scenarios");

  private static LabProcess lab;
  private static ScenarioRun run;

  @BeforeAll
  static void up() throws Exception {
    Files.createDirectories(PICTURES);
    lab = LabProcess.up();
    run =
        new ScenarioRun(
            lab.address("gateway-service"), lab.address("jaeger"), Duration.ofSeconds(30));
  }

  @AfterAll
  static void down() throws Exception {
    lab.close();
  }

  /** A variant without a trace has no picture, nor has one that is the same as the other. */
  @ParameterizedTest
  @MethodSource("scenarios")
  void theTracesOfAScenarioBecomePictures(Scenario scenario) throws IOException {
    boolean isBrokenDrawn = hasBrokenGolden(scenario) && draw(scenario, false);
    if (scenario.finding() != null || !isBrokenDrawn) {
      assertThat(draw(scenario, true)).isTrue();
    }
  }

  static Stream<Scenario> scenarios() {
    List<String> chosen = List.of(System.getProperty("pictures.write").split(","));
    return Catalogue.all().stream()
        .filter(scenario -> chosen.contains("true") || chosen.contains(scenario.id()));
  }

  private static boolean hasBrokenGolden(Scenario scenario) {
    return Scenario.class.getResource(scenario.id() + "/broken.golden") != null;
  }

  /**
   * The first run opens connections, whose time is not the scenario's: the second is drawn.
   *
   * @return whether there is a trace
   */
  private static boolean draw(Scenario scenario, boolean repaired) throws IOException {
    run.run(scenario, repaired);
    Result result = run.run(scenario, repaired);
    assertThat(result.holds()).as(result.explanation().text("page")).isTrue();

    Trace trace = result.explanation().trace();
    if (trace.spans().isEmpty()) {
      return false;
    }
    String variant = repaired ? "repaired" : "broken";
    String svg =
        TracePicture.svg("%s, %s".formatted(scenario.title(), variant), trace, named(result));
    Files.writeString(PICTURES.resolve("%s-%s.svg".formatted(scenario.id(), variant)), svg);
    return true;
  }

  /** The spans that the explainer names stay visible. */
  private static Set<String> named(Result result) {
    return result.explanation().findings().stream()
        .flatMap(finding -> finding.spans().stream())
        .map(node -> node.span().spanId())
        .collect(Collectors.toSet());
  }
}
