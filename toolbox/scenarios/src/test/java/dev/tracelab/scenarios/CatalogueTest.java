package dev.tracelab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.scenarios.catalogue.Catalogue;
import dev.tracelab.scenarios.catalogue.Scenario;
import dev.tracelab.scenarios.catalogue.ScenarioChoice;
import dev.tracelab.scenarios.engine.FastClock;
import dev.tracelab.scenarios.engine.PortScenario;
import dev.tracelab.scenarios.inventory.InventoryScenarios;
import dev.tracelab.scenarios.order.OrderScenarios;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue and the code agree. */
class CatalogueTest {

  private static final Path PROJECT = Path.of("..", "..");

  @Test
  void theCodeOfBothVariantsExists() {
    assertThat(Catalogue.all())
        .allSatisfy(
            scenario ->
                assertThat(List.of(scenario.brokenCode(), scenario.repairedCode()))
                    .allSatisfy(path -> assertThat(PROJECT.resolve(path)).isRegularFile()));
  }

  @Test
  void everyScenarioWithAFaultHasAVariantAndEveryVariantAnEntry() {
    List<String> variants =
        Stream.concat(
                Stream.of(FastClock.ID),
                Stream.of(OrderScenarios.all(), InventoryScenarios.all())
                    .flatMap(List::stream)
                    .map(PortScenario::id))
            .distinct()
            .toList();

    assertThat(Catalogue.all().stream().filter(scenario -> scenario.finding() != null))
        .extracting(Scenario::id)
        .containsExactlyInAnyOrderElementsOf(variants);
  }

  @Test
  void everyFindingIsExplained() throws Exception {
    String page = Files.readString(PROJECT.resolve("docs/learn/findings.md"));

    assertThat(Catalogue.all().stream().map(Scenario::finding).filter(rule -> rule != null))
        .allSatisfy(rule -> assertThat(page).contains("## " + rule + "\n"));
  }

  @Test
  void aChoiceIsReadAsItIsWritten() {
    assertThat(ScenarioChoice.parse("n-plus-one"))
        .isEqualTo(new ScenarioChoice("n-plus-one", false))
        .hasToString("n-plus-one");
    assertThat(ScenarioChoice.parse("n-plus-one:repaired"))
        .isEqualTo(new ScenarioChoice("n-plus-one", true))
        .hasToString("n-plus-one:repaired");
    assertThat(ScenarioChoice.parse("n-plus-one:other").exists()).isFalse();
  }
}
