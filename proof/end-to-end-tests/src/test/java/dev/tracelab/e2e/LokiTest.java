package dev.tracelab.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tracelab.e2e.LokiProcess.Line;
import dev.tracelab.e2e.ShopClient.Response;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LokiTest {

  private static final Set<String> SERVICES =
      Set.of("gateway-service", "order-service", "inventory-service");

  private static LokiProcess loki;
  private static LabProcess lab;
  private static ShopClient shop;

  @BeforeAll
  static void up() throws Exception {
    Optional<Path> executable = Machine.program("LOKI_BINARY", "loki");
    if (executable.isEmpty()) {
      System.out.println(
          "LEFT OUT: the log lines in a real Loki, which is not installed:"
              + " set LOKI_BINARY, or put 'loki' on the PATH.");
    }
    assumeTrue(executable.isPresent(), "Loki is not installed.");
    loki = LokiProcess.start(executable.get());
    lab = LabProcess.up(Map.of("LOKI_URL", loki.address().toString()));
    shop = ShopClient.of(lab);
  }

  @AfterAll
  static void down() throws Exception {
    if (lab != null) {
      lab.close();
    }
    if (loki != null) {
      loki.close();
    }
  }

  @Test
  void theLinesOfAllThreeServicesForAnOrderAreFoundByItsTraceId() throws Exception {
    Response placed = shop.order("ethiopia-yirgacheffe-250g", 1);
    assertThat(placed.status()).isEqualTo(201);

    List<Line> lines =
        loki.await(
            "{service_name=~\".+\"} | trace_id=\"%s\"".formatted(placed.traceId()),
            found -> services(found).equals(SERVICES));

    String id = placed.json().get("id").asText();
    assertThat(lines)
        .extracting(Line::text)
        .containsExactlyInAnyOrder(
            "GatewayHandlers: An order was accepted.",
            "Placement: Order " + id + " is confirmed.",
            "InventoryHandlers: The units of order " + id + " are HELD.");
    assertThat(lines)
        .allSatisfy(line -> assertThat(line.labels().path("span_id").asText()).hasSize(16));
  }

  @Test
  void theOnlyLabelsAreServiceNameAndLevel() throws Exception {
    List<Line> lines =
        loki.await(
            "{service_name=\"order-service\",level=\"INFO\"} |= \"order-service is ready\"",
            found -> !found.isEmpty());

    assertThat(lines).hasSize(1);
    assertThat(lines.get(0).text()).startsWith("RunningService: order-service is ready");
  }

  @Test
  void grafanasQueriesForATraceAndOnADashboardFindLines() throws Exception {
    Response placed = shop.order("ethiopia-yirgacheffe-250g", 1);
    String query = Dashboards.logsOfTrace(placed.traceId());
    loki.await(query, found -> services(found).equals(SERVICES));

    List<Dashboards.Query> queries = Dashboards.queries("loki");
    assertThat(queries).isNotEmpty();
    for (Dashboards.Query each : queries) {
      loki.await(each.expression(), found -> services(found).equals(SERVICES));
    }
  }

  private static Set<String> services(List<Line> lines) {
    return lines.stream().map(Line::service).collect(Collectors.toCollection(TreeSet::new));
  }
}
