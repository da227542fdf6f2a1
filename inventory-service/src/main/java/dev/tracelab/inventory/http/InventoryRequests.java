package dev.tracelab.inventory.http;

import dev.tracelab.inventory.domain.Item;
import dev.tracelab.inventory.domain.Items;
import dev.tracelab.inventory.domain.InventoryRejection;
import io.vertx.core.json.JsonObject;

/** Reads bodies that keep to the contract. */
final class InventoryRequests {

  private InventoryRequests() {}

  /**
   * The member {@code items}.
   *
   * @throws InventoryRejection if a product is named twice, which the contract's schema cannot say
   */
  static Items items(JsonObject body) {
    return Items.of(
        body.getJsonArray("items").stream()
            .map(JsonObject.class::cast)
            .map(item -> new Item(item.getString("sku"), item.getInteger("quantity")))
            .toList());
  }
}
