package dev.tracelab.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.inventory.testing.Warehouse;
import dev.tracelab.kit.testing.EventLoopWatch;
import io.jaegertracing.internal.JaegerSpan;
import io.jaegertracing.internal.LogData;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InventoryTraceTest {

  private static final List<String> RESERVING =
      List.of(
          "INSERT reservations",
          "SELECT products",
          "UPDATE reservations",
          "UPDATE products",
          "UPDATE products",
          "INSERT reservation_items");
  private static final List<String> SETTLING =
      List.of("SELECT products", "SELECT reservations", "UPDATE reservations", "UPDATE products");

  @RegisterExtension static final Warehouse WAREHOUSE = Warehouse.create();
  @RegisterExtension final EventLoopWatch watch = EventLoopWatch.create();
  @RegisterExtension final InventoryServer server = InventoryServer.over(WAREHOUSE, watch);

  private final String id = UUID.randomUUID().toString();

  @Test
  void reservingIsATransactionWithItsStatementsInOrder() {
    server.post("/reservations", reservation(1));

    JaegerSpan transaction = assertTransaction("POST /reservations", "reserve units", RESERVING);
    assertThat(transaction.getTags())
        .containsEntry("reservation.id", id)
        .containsEntry("reservation.items", 1)
        .containsEntry("reservation.state", "HELD");
    assertThat(transaction.getLogs())
        .extracting(LogData::getMessage)
        .containsExactly("connected", "commit");
  }

  @Test
  void theNumberOfItemsDoesNotChangeTheTree() {
    server.post("/reservations", reservation(100));

    JaegerSpan transaction = assertTransaction("POST /reservations", "reserve units", RESERVING);
    assertThat(transaction.getTags()).containsEntry("reservation.items", 100);
  }

  @Test
  void aShortageEndsTheTransactionBeforeAnythingIsTaken() {
    server.post(
        "/reservations", reservation("{\"sku\": \"last-harvest-geisha-100g\", \"quantity\": 51}"));

    List<JaegerSpan> spans = server.spans().takeUntil("POST /reservations");
    assertThat(spans)
        .extracting(JaegerSpan::getOperationName)
        .containsExactly(
            "INSERT reservations",
            "SELECT products",
            "UPDATE reservations",
            "UPDATE products",
            "reserve units",
            "POST /reservations");
    assertThat(spans.get(4).getTags())
        .containsEntry("outcome", "insufficient-stock")
        .doesNotContainKey("reservation.state");
    assertThat(spans.get(5).getTags()).containsEntry("http.status_code", 409);
    assertThat(spans).noneSatisfy(span -> assertThat(span.getTags()).containsKey("error"));
  }

  @Test
  void committingIsATransactionWithItsStatementsInOrder() {
    assertSettling("COMMITTED", "commit units");
  }

  @Test
  void releasingIsATransactionWithItsStatementsInOrder() {
    assertSettling("RELEASED", "release units");
  }

  private void assertSettling(String state, String operation) {
    server.post("/reservations", reservation(3));
    server.spans().takeUntil("POST /reservations");

    server.put("/reservations/" + id, "{\"state\": \"%s\"}".formatted(state));

    JaegerSpan transaction = assertTransaction("PUT /reservations/{id}", operation, SETTLING);
    assertThat(transaction.getTags())
        .containsEntry("reservation.id", id)
        .containsEntry("reservation.items", 3)
        .containsEntry("reservation.state", state);
  }

  @Test
  void aQuoteIsOneStatement() {
    server.post("/quotes", "{\"items\": [{\"sku\": \"sumatra-gayo-250g\", \"quantity\": 1}]}");

    assertOneStatement("POST /quotes");
  }

  @Test
  void productsAreOneStatement() {
    server.get("/products");
    assertOneStatement("GET /products");

    server.get("/products/sumatra-gayo-250g");
    assertOneStatement("GET /products/{sku}");
  }

  private void assertOneStatement(String request) {
    List<JaegerSpan> spans = server.spans().takeUntil(request);
    assertThat(spans)
        .extracting(JaegerSpan::getOperationName)
        .containsExactly("SELECT products", request);
    assertParent(spans.subList(0, 1), spans.get(1));
  }

  /** Spans arrive in the order in which they finish: statements, transaction, request. */
  private JaegerSpan assertTransaction(String request, String operation, List<String> statements) {
    List<JaegerSpan> spans = server.spans().takeUntil(request);
    int count = statements.size();
    assertThat(spans).hasSize(count + 2);
    assertThat(spans.subList(0, count))
        .extracting(JaegerSpan::getOperationName)
        .isEqualTo(statements);
    JaegerSpan transaction = spans.get(count);
    assertThat(transaction.getOperationName()).isEqualTo(operation);
    assertParent(spans.subList(0, count), transaction);
    assertParent(List.of(transaction), spans.get(count + 1));
    assertThat(spans.get(count + 1).context().getParentId()).isZero();
    return transaction;
  }

  private static void assertParent(List<JaegerSpan> children, JaegerSpan parent) {
    assertThat(children)
        .allSatisfy(
            child -> {
              assertThat(child.context().getParentId()).isEqualTo(parent.context().getSpanId());
              assertThat(child.context().getTraceId()).isEqualTo(parent.context().getTraceId());
            });
  }

  private String reservation(int products) {
    return reservation(
        IntStream.range(0, products)
            .mapToObj(i -> WAREHOUSE.stock("sku-" + i, 10))
            .map("{\"sku\": \"%s\", \"quantity\": 1}"::formatted)
            .collect(Collectors.joining(", ")));
  }

  private String reservation(String items) {
    return "{\"id\": \"%s\", \"items\": [%s], \"ttlSeconds\": 60}".formatted(id, items);
  }
}
