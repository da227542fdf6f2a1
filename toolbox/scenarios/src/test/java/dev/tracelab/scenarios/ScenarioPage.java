package dev.tracelab.scenarios;

import dev.tracelab.scenarios.catalogue.Catalogue;
import dev.tracelab.scenarios.catalogue.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The page of one scenario: its entry in the catalogue around the part that is written by hand. */
final class ScenarioPage {

  private static final String PROJECT = "../..";
  private static final Path FINDINGS = Path.of(PROJECT, "docs", "learn", "findings.md");
  private static final String ROOT = "../../../";
  private static final String CATALOGUE =
      "toolbox/scenarios/src/main/resources/dev/tracelab/scenarios/catalogue/";

  private final Scenario scenario;

  private ScenarioPage(Scenario scenario) {
    this.scenario = scenario;
  }

  /**
   * The whole page.
   *
   * @param handWritten the section about real systems
   */
  static String of(Scenario scenario, String handWritten) throws IOException {
    ScenarioPage page = new ScenarioPage(scenario);
    return String.join(
        "\n\n",
        page.questioned(),
        page.answered(),
        page.explained(),
        page.repaired(),
        "## In your own system",
        HandWritten.marked(handWritten),
        page.linked());
  }

  /** The pictures that the page shows, relative to it. */
  static List<String> pictures(Scenario scenario) {
    ScenarioPage page = new ScenarioPage(scenario);
    List<String> pictures = new ArrayList<>();
    if (page.hasBrokenTrace()) {
      pictures.add(page.picture("broken"));
    }
    if (page.isBroken()) {
      pictures.add(page.picture("repaired"));
    }
    return pictures;
  }

  private String questioned() {
    return """
        # %1$s

        **%2$s**

        With `./lab up` running:

        ```sh
        ./lab scenario run %3$s   # one order in each variant: both traces, what differs, what explains it
        ./lab scenario on %3$s    # for all orders from now on; %3$s:repaired for the repair
        ./lab scenario off
        ```

        %4$s

        *Look, and answer first. Then read on.*"""
        .formatted(
            scenario.title(),
            scenario.question(),
            scenario.id(),
            hasBrokenTrace() ? shown("broken") : "The broken variant leaves no trace to look at.");
  }

  private String answered() {
    return """
        ## What breaks

        %s

        - **What a customer sees:** %s
        - **In Jaeger:** %s
        - **Why it happens:** %s"""
        .formatted(scenario.breaks(), scenario.symptom(), scenario.look(), scenario.why());
  }

  private String explained() throws IOException {
    if (scenario.finding() != null) {
      return "`./lab explain` finds [%s](../findings.md#%s):\n\n%s"
          .formatted(scenario.finding(), scenario.finding(), quoted(scenario.finding()));
    }
    return hasBrokenTrace()
        ? "`./lab explain` finds nothing, because nothing is broken."
        : "`./lab explain` finds nothing, because there is no trace.";
  }

  /** What the page of findings says about one, as a quotation. */
  private static String quoted(String finding) throws IOException {
    Matcher section =
        Pattern.compile(
                "^## " + finding + "\n\n(.*?)\n*(?=^## |\\z)", Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(Files.readString(FINDINGS));
    if (!section.find()) {
      throw new AssertionError("docs/learn/findings.md does not explain " + finding + ".");
    }
    return section
        .group(1)
        .replace("](../", "](../../")
        .lines()
        .map(line -> line.isEmpty() ? ">" : "> " + line)
        .collect(Collectors.joining("\n"));
  }

  private String repaired() {
    String repair = "## The repair\n\n" + scenario.repair();
    return isBroken() ? repair + "\n\n" + shown("repaired") : repair;
  }

  private String linked() throws IOException {
    return """
        ## To read

        - The code: [broken](%s) and [repaired](%s).
        - The expected traces as text: %s.

        %s
        """
        .formatted(ROOT + scenario.brokenCode(), ROOT + scenario.repairedCode(), goldens(), next());
  }

  private String goldens() {
    String repaired = "[repaired](%s)".formatted(golden("repaired"));
    return hasBrokenTrace()
        ? "[broken](%s) and %s".formatted(golden("broken"), repaired)
        : repaired;
  }

  private String next() {
    List<Scenario> all = Catalogue.all();
    int next = all.indexOf(scenario) + 1;
    return next == all.size()
        ? "This was the last of [all scenarios](README.md)."
        : "Next: [%s](%s.md). All: [scenarios](README.md)."
            .formatted(all.get(next).title(), all.get(next).id());
  }

  private String shown(String variant) {
    return "![Timeline of the %strace: %s](%s)"
        .formatted(isBroken() ? variant + " " : "", scenario.title(), picture(variant));
  }

  private String picture(String variant) {
    return "../../images/scenarios/%s-%s.svg".formatted(scenario.id(), variant);
  }

  private String golden(String variant) {
    return ROOT + CATALOGUE + scenario.id() + "/" + variant + ".golden";
  }

  /** Whether the broken variant leaves a trace; a lost one is a scenario, too. */
  private boolean hasBrokenTrace() {
    Path golden = Path.of(PROJECT, CATALOGUE, scenario.id(), "broken.golden");
    try {
      return Files.exists(golden)
          && Files.readString(golden).lines().anyMatch(line -> !line.matches("#.*|\\s*"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the variants differ; some scenarios only show what healthy software does. */
  private boolean isBroken() {
    return scenario.finding() != null || !hasBrokenTrace();
  }
}
