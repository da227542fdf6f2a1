package dev.tracelab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Alerts, runbooks, rule tests and dashboards only refer to things that exist. */
class RunbooksTest {

  private static final Path PROMETHEUS =
      Path.of("..", "..", "deploy", "observability", "prometheus");
  private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");
  private static final Pattern PAGE = Pattern.compile("runbook_url: (\\S+)");
  private static final Pattern PROVISIONED = Pattern.compile(" uid: (\\S+)\n +type: (\\S+)");
  private static final Pattern ACROSS = Pattern.compile("datasourceUid: (\\w+)");

  @Test
  void eachAlertHasAPageAndEachPageAnAlert() throws Exception {
    Set<String> pages =
        alerts().stream()
            .map(alert -> alert + ".md")
            .collect(Collectors.toCollection(TreeSet::new));
    pages.add("README.md");

    assertThat(Runbooks.read().pages().keySet()).isEqualTo(pages);
    assertThat(found(PAGE, rules()))
        .isEqualTo(
            alerts().stream().map(alert -> "docs/operate/runbooks/" + alert + ".md").toList());
  }

  @Test
  void eachPageIsListedAndLeadsToATrace() throws Exception {
    Runbooks runbooks = Runbooks.read();

    assertThat(Runbooks.links(runbooks.pages().get("README.md")))
        .containsExactlyInAnyOrderElementsOf(
            alerts().stream().map(alert -> alert + ".md").toList());
    for (String alert : alerts()) {
      assertThat(runbooks.pages().get(alert + ".md"))
          .startsWith("# " + alert + "\n")
          .contains("**What it means.**", "**Impact.**", "**Find a trace.**", "**What to do.**")
          .contains("](http://127.0.0.1:16686/search?");
    }
  }

  @Test
  void eachAlertIsTestedToFireAndToStaySilent() throws Exception {
    String tests = text(PROMETHEUS.resolve("tests"));
    for (String alert : alerts()) {
      String name = "alertname: " + alert;
      assertThat(tests).as("a test in which it fires").containsPattern(name + "\n");
      assertThat(tests).containsPattern(name + ", eval_time: \\w+, exp_alerts: \\[]}");
    }
  }

  @Test
  void panelsAndLinksUseProvisionedDataSources() throws Exception {
    String text = Dashboards.provisionedSources();
    List<String> sources =
        PROVISIONED.matcher(text).results().map(s -> s.group(2) + '/' + s.group(1)).toList();

    assertThat(sources)
        .containsExactlyInAnyOrder("prometheus/prometheus", "loki/loki", "jaeger/jaeger");
    assertThat(sources).containsAll(Dashboards.namedSources());
    assertThat(found(ACROSS, text))
        .as("exemplar to trace, log to trace, trace to logs")
        .containsExactly("jaeger", "jaeger", "loki");
  }

  @Test
  void dashboardsLinkToEachOtherAndToJaeger() throws Exception {
    assertThat(Dashboards.links())
        .filteredOn(link -> !link.startsWith("http://127.0.0.1:16686/"))
        .isNotEmpty()
        .isSubsetOf(Dashboards.addresses());
  }

  private static List<String> alerts() throws IOException {
    return found(ALERT, rules());
  }

  private static String rules() throws IOException {
    return Files.readString(PROMETHEUS.resolve("rules/alerts.yml"));
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1)).toList();
  }

  private static String text(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      StringBuilder all = new StringBuilder();
      for (Path file : files.sorted().toList()) {
        all.append(Files.readString(file));
      }
      return all.toString();
    }
  }
}
