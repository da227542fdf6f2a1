package dev.tracelab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.scenarios.catalogue.Catalogue;
import dev.tracelab.scenarios.catalogue.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page {@code docs/learn/scenarios.md} is made from the catalogue. */
class ScenariosPageTest {

  private static final Path PAGE = Path.of("..", "..", "docs", "learn", "scenarios.md");
  private static final String GOLDENS =
      "../../toolbox/scenarios/src/main/resources/dev/tracelab/scenarios/catalogue/";

  private static final String INTRODUCTION =
      """
      # Scenarios

      Each scenario breaks the running system in one way that really happens. With `./lab up` running:

      ```sh
      ./lab scenario list              # all of them
      ./lab scenario show n-plus-one   # what breaks, and how to see it
      ./lab scenario run n-plus-one    # an order broken and one repaired: both traces, what differs, what explains it
      ./lab scenario on n-plus-one     # break all orders from now on; n-plus-one:repaired for the repair
      ./lab scenario off
      ```

      For a single request, send the header `x-lab-scenario: n-plus-one`. Only `./lab up` starts the services with the scenarios;
      elsewhere the header does nothing. Look at the trace first, and answer the question; then read on.

      """;

  @Test
  void isMadeFromTheCatalogue() throws IOException {
    String page =
        INTRODUCTION
            + Catalogue.all().stream()
                .map(ScenariosPageTest::section)
                .collect(Collectors.joining("\n"));
    if (Boolean.getBoolean("pages.write")) {
      Files.writeString(PAGE, page);
    }

    assertThat(Files.readString(PAGE))
        .as("docs/learn/scenarios.md is stale: run the tests with -Dpages.write=true")
        .isEqualTo(page);
  }

  private static String section(Scenario scenario) {
    String goldens = GOLDENS + scenario.id();
    return """
        ## %s

        **%s.** %s

        - *What breaks:* %s
        - *What a customer sees:* %s
        - *In Jaeger:* %s
        - *Why it happens:* %s
        - *The repair:* %s
        - *The explainer:* %s
        - *To read:* [broken](../../%s) and [repaired](../../%s) code, [broken](%s/broken.golden) and
          [repaired](%s/repaired.golden) trace
        """
        .formatted(
            scenario.id(),
            scenario.title(),
            scenario.question(),
            scenario.breaks(),
            scenario.symptom(),
            scenario.look(),
            scenario.why(),
            scenario.repair(),
            explained(scenario),
            scenario.brokenCode(),
            scenario.repairedCode(),
            goldens,
            goldens);
  }

  private static String explained(Scenario scenario) {
    String finding = scenario.finding();
    if (finding != null) {
      return "[%s](findings.md#%s)".formatted(finding, finding);
    }
    return scenario.untraced()
        ? "has no trace to explain, which is the fault."
        : "finds nothing, because nothing is broken.";
  }
}
