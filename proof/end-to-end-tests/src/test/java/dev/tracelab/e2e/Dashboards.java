package dev.tracelab.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Grafana's dashboards and provisioned data sources. */
final class Dashboards {

  private static final Path GRAFANA = Path.of("..", "..", "deploy", "observability", "grafana");
  private static final Pattern LEGEND = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

  private static final Pattern LOGS_OF_TRACE =
      Pattern.compile("tracesToLogsV2:.*? query: '([^']+)'", Pattern.DOTALL);

  private Dashboards() {}

  /**
   * One query of a panel.
   *
   * @param where dashboard and panel
   * @param expression the query, with values in place of Grafana's variables
   * @param legend the labels in its legend
   */
  record Query(String where, String expression, Set<String> legend) {}

  /** All queries to data sources of a type, such as {@code prometheus}. */
  static List<Query> queries(String type) throws IOException {
    List<Query> queries = new ArrayList<>();
    for (JsonNode dashboard : all()) {
      for (JsonNode panel : dashboard.get("panels")) {
        if (panel.at("/datasource/type").asText().equals(type)) {
          String where = dashboard.get("title").asText() + ", " + panel.get("title").asText();
          panel.get("targets").forEach(target -> queries.add(query(where, target)));
        }
      }
    }
    return queries;
  }

  /** The query that Grafana sends to Loki for the log lines of a trace. */
  static String logsOfTrace(String traceId) throws IOException {
    Matcher query = LOGS_OF_TRACE.matcher(provisionedSources());
    if (!query.find()) {
      throw new AssertionError("No link leads from a trace to its log lines.");
    }
    return query.group(1).replace("$${__span.traceId}", traceId);
  }

  /** The "type/uid" of each data source that a panel or a variable uses. */
  static Set<String> namedSources() throws IOException {
    Set<String> sources = new TreeSet<>();
    for (JsonNode dashboard : all()) {
      for (JsonNode source : dashboard.findValues("datasource")) {
        sources.add(source.get("type").asText() + '/' + source.get("uid").asText());
      }
    }
    return sources;
  }

  /** The link targets of all dashboards. */
  static List<String> links() throws IOException {
    return all().stream()
        .flatMap(each -> each.get("links").findValuesAsText("url").stream())
        .toList();
  }

  /** The address of each dashboard in Grafana. */
  static Set<String> addresses() throws IOException {
    return all().stream().map(each -> "/d/" + each.get("uid").asText()).collect(Collectors.toSet());
  }

  /** The file that provisions the data sources. */
  static String provisionedSources() throws IOException {
    return Files.readString(GRAFANA.resolve("provisioning/datasources/datasources.yml"));
  }

  private static List<JsonNode> all() throws IOException {
    List<JsonNode> dashboards = new ArrayList<>();
    try (Stream<Path> files = Files.list(GRAFANA.resolve("dashboards"))) {
      for (Path file : files.sorted().toList()) {
        dashboards.add(new ObjectMapper().readTree(file.toFile()));
      }
    }
    return dashboards;
  }

  private static Query query(String where, JsonNode target) {
    String expression =
        target
            .get("expr")
            .asText()
            .replace("$__rate_interval", "1m")
            .replace("$service", ".+-service");
    Set<String> legend =
        LEGEND
            .matcher(target.path("legendFormat").asText())
            .results()
            .map((MatchResult label) -> label.group(1))
            .collect(Collectors.toSet());
    return new Query(where, expression, legend);
  }
}
