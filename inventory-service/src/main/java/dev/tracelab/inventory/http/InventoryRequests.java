package dev.tracelab.inventory.http;

import dev.tracelab.inventory.domain.InventoryRejection;
import dev.tracelab.inventory.domain.Items;
import dev.tracelab.inventory.domain.Reservation;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.UUID;

/** Parses requests, which already match the OpenAPI contract. */
final class InventoryRequests {

  private InventoryRequests() {}

  static String sku(RoutingContext request) {
    return request.pathParam("sku");
  }

  /**
   * The items of a quote or reservation.
   *
   * @throws InventoryRejection if a product occurs twice, which the contract cannot express
   */
  static Items items(RoutingContext request) {
    return new Items(
        body(request).getJsonArray("items").stream()
            .map(JsonObject.class::cast)
            .map(item -> new Items.Item(item.getString("sku"), item.getInteger("quantity")))
            .toList());
  }

  static UUID newReservationId(RoutingContext request) {
    return UUID.fromString(body(request).getString("id"));
  }

  static Duration ttl(RoutingContext request) {
    return Duration.ofSeconds(body(request).getLong("ttlSeconds"));
  }

  static UUID reservationId(RoutingContext request) {
    return UUID.fromString(request.pathParam("id"));
  }

  /** Whether the reservation is to be committed; the contract's alternative is to release it. */
  static boolean isCommit(RoutingContext request) {
    return Reservation.State.COMMITTED.name().equals(body(request).getString("state"));
  }

  private static JsonObject body(RoutingContext request) {
    return request.body().asJsonObject();
  }
}
