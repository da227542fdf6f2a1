package dev.tracelab.inventory;

import static dev.tracelab.inventory.InventoryServer.body;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.inventory.testing.Units;
import dev.tracelab.inventory.testing.Warehouse;
import dev.tracelab.kit.testing.EventLoopWatch;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InventoryHttpTest {

  @RegisterExtension static final Warehouse WAREHOUSE = Warehouse.create();
  @RegisterExtension final EventLoopWatch watch = EventLoopWatch.create();
  @RegisterExtension final InventoryServer server = InventoryServer.over(WAREHOUSE, watch);

  private final String id = UUID.randomUUID().toString();

  @AfterEach
  void everyUnitIsAccountedFor() {
    assertThat(WAREHOUSE.contradiction()).isEmpty();
  }

  @Test
  void productsAreListed() {
    HttpResponse<String> response = server.get("/products");

    assertThat(response.statusCode()).isEqualTo(200);
    JsonArray products = body(response).getJsonArray("products");
    assertThat(products.size()).isGreaterThanOrEqualTo(12);
    assertThat(products.getJsonObject(0).fieldNames())
        .containsExactly("sku", "name", "description", "priceMinor", "currency", "available");
  }

  @Test
  void aProductIsFound() {
    HttpResponse<String> response = server.get("/products/ethiopia-yirgacheffe-250g");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(body(response).getLong("priceMinor")).isEqualTo(1450);
    assertThat(response.headers().firstValue("x-trace-id")).isPresent();
  }

  @Test
  void anUnknownProductIsNotFound() {
    HttpResponse<String> response = server.get("/products/tea");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(body(response).getString("type")).isEqualTo("/problems/unknown-sku");
    assertThat(body(response).getString("detail")).isEqualTo("There is no product tea.");
    assertThat(body(response).getString("traceId"))
        .isEqualTo(response.headers().firstValue("x-trace-id").orElseThrow());
  }

  @Test
  void aQuoteAddsUp() {
    HttpResponse<String> response =
        server.post(
            "/quotes",
            """
            {"items": [{"sku": "ethiopia-yirgacheffe-250g", "quantity": 2},
                       {"sku": "decaf-sugarcane-250g", "quantity": 1}]}
            """);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(body(response))
        .isEqualTo(
            new JsonObject(
                """
                {"lines": [
                  {"sku": "ethiopia-yirgacheffe-250g", "name": "Yirgacheffe", "quantity": 2,
                   "unitPriceMinor": 1450, "lineTotalMinor": 2900},
                  {"sku": "decaf-sugarcane-250g", "name": "Sugarcane decaf", "quantity": 1,
                   "unitPriceMinor": 913, "lineTotalMinor": 913}],
                 "totalMinor": 3813, "currency": "EUR"}
                """));
  }

  @Test
  void aReservationIsMadeOnceAndCommittedOnce() {
    String sku = WAREHOUSE.stock("sidamo", 10);

    HttpResponse<String> made = server.post("/reservations", reservation(id, sku, 3));
    HttpResponse<String> again = server.post("/reservations", reservation(id, sku, 3));

    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(body(made).getString("state")).isEqualTo("HELD");
    assertThat(Instant.parse(body(made).getString("expiresAt"))).isAfter(Instant.now());
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(made.body());
    for (int i = 0; i < 2; i++) {
      HttpResponse<String> committed = settle(id, "COMMITTED");
      assertThat(committed.statusCode()).isEqualTo(200);
      assertThat(body(committed))
          .isEqualTo(new JsonObject().put("id", id).put("state", "COMMITTED"));
    }
    assertThat(WAREHOUSE.units(sku)).isEqualTo(new Units(7, 0, 3));
  }

  @Test
  void aShortageSaysWhatIsLeft() {
    String sku = WAREHOUSE.stock("sidamo", 3);

    HttpResponse<String> response = server.post("/reservations", reservation(id, sku, 5));

    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(body(response).getString("type")).isEqualTo("/problems/insufficient-stock");
    assertThat(body(response).getString("detail"))
        .isEqualTo("Only 3 of %s are left; 5 were requested.".formatted(sku));
    assertThat(body(response).getString("sku")).isEqualTo(sku);
    assertThat(body(response).getInteger("requested")).isEqualTo(5);
    assertThat(body(response).getInteger("available")).isEqualTo(3);
  }

  @Test
  void aReleasedReservationCannotBeCommitted() {
    String sku = WAREHOUSE.stock("sidamo", 3);
    server.post("/reservations", reservation(id, sku, 3));

    assertThat(settle(id, "RELEASED").statusCode()).isEqualTo(200);
    HttpResponse<String> response = settle(id, "COMMITTED");

    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(body(response).getString("type")).isEqualTo("/problems/reservation-expired");
    assertThat(WAREHOUSE.units(sku)).isEqualTo(new Units(3, 0, 0));
  }

  @Test
  void aCommittedReservationCannotBeReleased() {
    String sku = WAREHOUSE.stock("sidamo", 3);
    server.post("/reservations", reservation(id, sku, 3));
    settle(id, "COMMITTED");

    HttpResponse<String> response = settle(id, "RELEASED");

    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(body(response).getString("type")).isEqualTo("/problems/reservation-committed");
  }

  @Test
  void anUnknownReservationIsNotFound() {
    HttpResponse<String> response = settle(id, "RELEASED");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(body(response).getString("type")).isEqualTo("/problems/unknown-reservation");
  }

  @Test
  void anIdIsForTheSameItemsOnly() {
    String sku = WAREHOUSE.stock("sidamo", 10);
    server.post("/reservations", reservation(id, sku, 3));

    HttpResponse<String> response = server.post("/reservations", reservation(id, sku, 4));

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(body(response).getString("type")).isEqualTo("/problems/reservation-mismatch");
  }

  @Test
  void twoHundredAtOnceForTheLastFiftyGiveFifty() {
    String sku = WAREHOUSE.stock("geisha", 50);

    List<CompletableFuture<HttpResponse<String>>> all =
        IntStream.range(0, 200)
            .mapToObj(i -> reservation(UUID.randomUUID().toString(), sku, 1))
            .map(json -> server.postLater("/reservations", json))
            .toList();

    List<Integer> statuses = all.stream().map(one -> one.join().statusCode()).toList();
    assertThat(statuses).filteredOn(status -> status == 201).hasSize(50);
    assertThat(statuses).filteredOn(status -> status == 409).hasSize(150);
    assertThat(WAREHOUSE.units(sku)).isEqualTo(new Units(0, 50, 0));
  }

  @Test
  void theContractIsServed() {
    HttpResponse<String> response = server.get("/openapi.yaml");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).startsWith("openapi: 3.1.0");
  }

  private HttpResponse<String> settle(String reservation, String state) {
    return server.put("/reservations/" + reservation, "{\"state\": \"%s\"}".formatted(state));
  }

  private static String reservation(String id, String sku, int quantity) {
    return """
    {"id": "%s", "items": [{"sku": "%s", "quantity": %d}], "ttlSeconds": 60}
    """
        .formatted(id, sku, quantity);
  }
}
