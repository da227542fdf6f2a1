package dev.tracelab.lab;

import dev.tracelab.lab.scenario.ScenarioRun.Result;
import dev.tracelab.scenarios.catalogue.Scenario;
import java.net.URI;
import java.util.List;

/** Prints scenarios and what came of them. */
final class ScenarioReport {

  private static final String PAGE = "docs/learn/findings.md";
  private static final String ROW = "%-20s %-8s %-8s %s";

  private final Screen screen;

  ScenarioReport(Screen screen) {
    this.screen = screen;
  }

  void list(List<Scenario> scenarios) {
    scenarios.forEach(
        scenario -> screen.println("%-20s %s".formatted(scenario.id(), scenario.title())));
    screen.println("\n'./lab scenario show ID' describes one, './lab scenario run ID' shows it.");
  }

  void describe(Scenario scenario) {
    screen.println(scenario.title() + "\n");
    paragraph("Question", scenario.question());
    paragraph("Breaks", scenario.breaks());
    paragraph("Symptom", scenario.symptom());
    paragraph("In Jaeger", scenario.look());
    paragraph("Why", scenario.why());
    paragraph("Repair", scenario.repair());
    paragraph("Broken", scenario.brokenCode());
    paragraph("Repaired", scenario.repairedCode());
    paragraph("Page", "docs/learn/scenarios/" + scenario.id() + ".md");
  }

  private void paragraph(String name, String text) {
    screen.printText("%-10s ".formatted(name), text);
  }

  /** Both trees with their difference, the findings and the links. */
  void compare(Scenario scenario, Result broken, Result repaired, URI jaeger) {
    screen.println(scenario.title() + ". " + scenario.question());
    print("Broken", broken);
    print("Repaired", repaired);
    if (broken.golden() != null) {
      screen.println("\nWhat the repair changed:\n");
      screen.println(difference(broken, repaired));
    }
    screen.println("\n  broken    " + link(broken, jaeger));
    screen.println("  repaired  " + link(repaired, jaeger));
  }

  private void print(String variant, Result result) {
    screen.println(
        "\n" + variant + ": status " + result.response().status() + times(result) + "\n");
    if (result.golden() == null && result.isGolden()) {
      screen.println("No trace: it was not sampled.");
      return;
    }
    screen.printTrace(result.trace());
    if (!result.isGolden()) {
      screen.println("\n" + screen.red("This is not the expected trace."));
      screen.println(result.difference());
    }
    screen.println();
    result.explanation().text(PAGE).lines().forEach(screen::println);
  }

  private static String expected(Result result) {
    return result.golden() == null ? "none" : "golden";
  }

  private static String times(Result result) {
    int traces = result.traces().size();
    return traces == 1 ? "" : ", the first of %d requests at once".formatted(traces);
  }

  private static String difference(Result broken, Result repaired) {
    return CompareCommand.golden(broken.trace()).compare(repaired.trace()).report();
  }

  private static URI link(Result result, URI jaeger) {
    return jaeger.resolve("/trace/" + result.response().traceId());
  }

  void tableHead() {
    screen.println(ROW.formatted("scenario", "variant", "trace", "the explainer says"));
  }

  void tableRow(Result result) {
    String says = String.join(", ", result.rules());
    String line =
        ROW.formatted(
            result.scenario().id(),
            result.choice().repaired() ? "repaired" : "broken",
            result.isGolden() ? expected(result) : "differs",
            says.isEmpty() ? "nothing" : says);
    screen.println(result.holds() ? line : screen.red(line));
  }
}
