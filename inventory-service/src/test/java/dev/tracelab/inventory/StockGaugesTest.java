package dev.tracelab.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.inventory.testing.Warehouse;
import dev.tracelab.kit.testing.EventLoopWatch;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class StockGaugesTest {

  @RegisterExtension static final Warehouse WAREHOUSE = Warehouse.create();
  @RegisterExtension final EventLoopWatch watch = EventLoopWatch.create();
  @RegisterExtension final InventoryServer server = InventoryServer.over(WAREHOUSE, watch);

  private final String id = UUID.randomUUID().toString();

  @Test
  void unitsAreShownWhereTheyAre() {
    awaitLine("stock_units{place=\"reserved\"} 0.0");
    hold("kenya-nyeri-250g", 7);

    awaitLine("stock_units{place=\"reserved\"} 7.0");
    awaitLine("reservations_held 1.0");
    assertThat(server.metrics()).contains("reservations_overdue 0.0");

    server.put("/reservations/" + id, "{\"state\":\"COMMITTED\"}");
    awaitLine("stock_units{place=\"shipped\"} 7.0");
    awaitLine("reservations_held 0.0");
  }

  private void hold(String sku, int quantity) {
    String body =
        """
        {"id": "%s", "items": [{"sku": "%s", "quantity": %d}], "ttlSeconds": 600}\
        """
            .formatted(id, sku, quantity);
    assertThat(server.post("/reservations", body).statusCode()).isEqualTo(201);
  }

  /** The warehouse is looked into only now and then. */
  private void awaitLine(String line) {
    while (server.metrics().lines().noneMatch(line::equals)) {
      Thread.onSpinWait();
    }
  }
}
