package dev.tracelab.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.inventory.testing.Warehouse;
import dev.tracelab.kit.testing.EventLoopWatch;
import io.jaegertracing.internal.JaegerSpan;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InventoryTraceTest {

  private static final String[] RESERVING = {
    "INSERT reservations",
    "SELECT products",
    "UPDATE reservations",
    "UPDATE products",
    "UPDATE products",
    "INSERT reservation_items",
    "POST /reservations"
  };

  @RegisterExtension static final Warehouse WAREHOUSE = Warehouse.create();
  @RegisterExtension final EventLoopWatch watch = EventLoopWatch.create();
  @RegisterExtension final InventoryServer server = InventoryServer.over(WAREHOUSE, watch);

  private final String id = UUID.randomUUID().toString();

  @Test
  void reservingShowsItsStatementsInOrderBelowTheServerSpan() {
    server.post("/reservations", reservation(1));

    assertTree(RESERVING);
  }

  @Test
  void theNumberOfItemsDoesNotChangeTheTree() {
    server.post("/reservations", reservation(100));

    assertTree(RESERVING);
  }

  @Test
  void aShortageEndsBeforeAnythingIsTaken() {
    server.post(
        "/reservations", reservation("{\"sku\": \"last-harvest-geisha-100g\", \"quantity\": 51}"));

    List<JaegerSpan> spans =
        assertTree(
            "INSERT reservations",
            "SELECT products",
            "UPDATE reservations",
            "UPDATE products",
            "POST /reservations");
    assertThat(spans.get(4).getTags()).containsEntry("http.status_code", 409);
    assertThat(spans).noneSatisfy(span -> assertThat(span.getTags()).containsKey("error"));
  }

  @Test
  void committingShowsItsStatementsInOrder() {
    server.post("/reservations", reservation(3));
    server.spans().takeUntil("POST /reservations");

    server.put("/reservations/" + id, "{\"state\": \"COMMITTED\"}");

    assertTree(
        "SELECT products",
        "SELECT reservations",
        "UPDATE reservations",
        "UPDATE products",
        "PUT /reservations/{id}");
  }

  @Test
  void aQuoteIsOneStatement() {
    server.post("/quotes", "{\"items\": [{\"sku\": \"sumatra-gayo-250g\", \"quantity\": 1}]}");

    assertTree("SELECT products", "POST /quotes");
  }

  @Test
  void productsAreOneStatement() {
    server.get("/products");
    assertTree("SELECT products", "GET /products");

    server.get("/products/sumatra-gayo-250g");
    assertTree("SELECT products", "GET /products/{sku}");
  }

  /** Spans in the order in which they finish; the last is the parent of all others. */
  private List<JaegerSpan> assertTree(String... operations) {
    List<JaegerSpan> spans = server.spans().takeUntil(operations[operations.length - 1]);
    JaegerSpan root = spans.get(spans.size() - 1);
    assertThat(spans).extracting(JaegerSpan::getOperationName).containsExactly(operations);
    assertThat(root.context().getParentId()).isZero();
    assertThat(spans.subList(0, spans.size() - 1))
        .allSatisfy(
            span -> {
              assertThat(span.context().getParentId()).isEqualTo(root.context().getSpanId());
              assertThat(span.context().getTraceId()).isEqualTo(root.context().getTraceId());
            });
    return spans;
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
