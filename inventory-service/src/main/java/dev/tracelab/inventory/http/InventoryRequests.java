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

  static String sku(RoutingContext context) {
    return context.pathParam("sku");
  }

  /**
   * The items of a quote or reservation.
   *
   * @throws InventoryRejection if a product occurs twice, which the contract cannot express
   */
  static Items items(RoutingContext context) {
    return new Items(
        body(context).getJsonArray("items").stream()
            .map(JsonObject.class::cast)
            .map(item -> new Items.Item(item.getString("sku"), item.getInteger("quantity")))
            .toList());
  }

  static UUID newReservationId(RoutingContext context) {
    return UUID.fromString(body(context).getString("id"));
  }

  static Duration ttl(RoutingContext context) {
    return Duration.ofSeconds(body(context).getLong("ttlSeconds"));
  }

  static UUID reservationId(RoutingContext context) {
    return UUID.fromString(context.pathParam("id"));
  }

  /** Whether the reservation is to be committed; the contract's alternative is to release it. */
  static boolean isCommit(RoutingContext context) {
    return Reservation.State.COMMITTED.name().equals(body(context).getString("state"));
  }

  private static JsonObject body(RoutingContext context) {
    return context.body().asJsonObject();
  }
}
