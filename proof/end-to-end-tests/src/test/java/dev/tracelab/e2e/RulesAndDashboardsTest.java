package dev.tracelab.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tracelab.golden.TraceFetcher;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Holds what rules, dashboards and runbooks name against what a running suite exposes. */
@Tag("long")
class RulesAndDashboardsTest {

  private static final String JAEGER = "http://127.0.0.1:16686";

  private static WatchedLab lab;
  private static PrometheusProcess prometheus;

  @BeforeAll
  static void up() throws Exception {
    Optional<Path> executable = PrometheusProcess.executable();
    if (executable.isEmpty()) {
      System.out.println(
          "LEFT OUT: rules and dashboards against a running suite, because Prometheus is missing:"
              + " set PROMETHEUS_BINARY, or run 'deploy/observability/check --fetch'.");
    }
    assumeTrue(executable.isPresent(), "Prometheus is not installed.");
    Optional<Path> jaeger = JaegerProcess.executable();
    if (jaeger.isEmpty()) {
      System.out.println(
          "LEFT OUT: Jaeger's own metrics in rules and dashboards, because there is no"
              + " real Jaeger here.");
    }
    lab = WatchedLab.start(jaeger, executable.get());
    prometheus = lab.prometheus();
  }

  @AfterAll
  static void down() throws Exception {
    if (lab != null) {
      lab.close();
    }
  }

  @Test
  void eachMetricAndLabelThatAnExpressionNamesExists() throws Exception {
    Set<String> missing = new TreeSet<>();
    for (String expression : expressions()) {
      PromQl parsed = PromQl.parse(expression);
      Set<String> labels = new TreeSet<>();
      for (PromQl.Selector selector : parsed.selectors()) {
        labels.addAll(Series.of(prometheus, selector).check(missing));
      }
      parsed.grouping().stream()
          .filter(label -> !labels.contains(label))
          .forEach(label -> missing.add("label " + label + " of " + expression));
    }

    assertThat(missing).as("what no service exposes").isEmpty();
  }

  @Test
  void eachPanelShowsDataWithTheLabelsOfItsLegend() throws Exception {
    List<String> mistakes = new ArrayList<>();
    List<Dashboards.Query> queries = Dashboards.queries("prometheus");
    queries.removeIf(query -> !lab.exposes(query.expression()));
    for (Dashboards.Query query : queries) {
      JsonNode result = prometheus.query(query.expression(), lab.healthyAt());
      JsonNode shown =
          result.isEmpty() ? prometheus.query(query.expression(), Instant.now()) : result;
      if (shown.isEmpty() || !query.legend().stream().allMatch(shown.at("/0/metric")::has)) {
        mistakes.add(query.where() + ": " + query.expression());
      }
    }

    assertThat(mistakes).isEmpty();
  }

  @Test
  void eachExpressionOfARunbookIsValid() throws Exception {
    List<String> expressions = Runbooks.read().expressions();

    assertThat(expressions).hasSizeGreaterThan(10);
    for (String expression : expressions) {
      assertThat(prometheus.query(expression, lab.healthyAt()).isArray()).isTrue();
    }
  }

  @Test
  void anExemplarLeadsToItsTrace() throws Exception {
    String label = exemplarLabel();
    JsonNode series =
        prometheus.exemplars("http_server_requests_seconds_bucket{job=\"gateway-service\"}");
    String trace = series.at("/0/exemplars/0/labels").path(label).asText();

    assertThat(new TraceFetcher(lab.jaeger()).fetch(trace).join().spans()).isNotEmpty();
  }

  @Test
  void eachAddressOfJaegerResponds() throws Exception {
    List<String> links =
        Stream.concat(Runbooks.read().links().stream(), Dashboards.links().stream())
            .filter(link -> link.startsWith(JAEGER))
            .distinct()
            .toList();

    assertThat(links).isNotEmpty();
    for (String link : links) {
      URI search = lab.jaeger().resolve(link.substring(JAEGER.length()));
      URI api = URI.create(search.toString().replace("/search?", "/api/traces?"));
      assertThat(status(search)).as(link).isEqualTo(200);
      assertThat(status(api)).as("the same search through the API: %s", api).isEqualTo(200);
    }
  }

  private static List<String> expressions() throws Exception {
    List<String> all = new ArrayList<>(Runbooks.read().expressions());
    all.addAll(prometheus.rules().findValuesAsText("query"));
    Dashboards.queries("prometheus").forEach(query -> all.add(query.expression()));
    all.removeIf(expression -> !lab.exposes(expression));
    return all;
  }

  private static String exemplarLabel() throws Exception {
    String text = Dashboards.provisionedSources();
    String after = text.substring(text.indexOf("exemplarTraceIdDestinations:"));
    return after.substring(after.indexOf("name: ") + "name: ".length(), after.indexOf(','));
  }

  private static int status(URI address) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
        .statusCode();
  }

  /** All series of a metric. */
  private record Series(PromQl.Selector selector, JsonNode all, JsonNode selected) {

    static Series of(PrometheusProcess prometheus, PromQl.Selector selector) throws Exception {
      return new Series(
          selector, prometheus.series(selector.metric()), prometheus.series(selector.text()));
    }

    /** Records what is missing; returns the names of all labels. */
    Set<String> check(Set<String> missing) {
      if (selected.isEmpty()) {
        missing.add(selector.text());
      }
      selector.labels().stream()
          .filter(label -> !hasValue(label))
          .forEach(label -> missing.add(selector.metric() + " with " + label));
      Set<String> labels = new TreeSet<>();
      all.forEach(each -> each.fieldNames().forEachRemaining(labels::add));
      return labels;
    }

    private boolean hasValue(PromQl.Label label) {
      return Stream.of(all.findValuesAsText(label.name()))
          .flatMap(List::stream)
          .anyMatch(label::matches);
    }
  }
}
