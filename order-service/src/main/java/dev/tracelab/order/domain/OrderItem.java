package dev.tracelab.order.domain;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * One item of an order.
 *
 * @param sku the product
 * @param quantity at least 1
 */
public record OrderItem(String sku, int quantity) {

  /** Reads a validated list of items. */
  public static List<OrderItem> listFrom(JsonArray items) {
    return items.stream()
        .map(JsonObject.class::cast)
        .map(item -> new OrderItem(item.getString("sku"), item.getInteger("quantity")))
        .toList();
  }

  /** The form {@link #listFrom} reads. */
  public static JsonArray toJson(List<OrderItem> items) {
    return new JsonArray(items.stream().map(OrderItem::toJson).toList());
  }

  private JsonObject toJson() {
    return new JsonObject().put("sku", sku).put("quantity", quantity);
  }
}
