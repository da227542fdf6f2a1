package dev.tracelab.order.json;

import dev.tracelab.order.domain.Order;
import dev.tracelab.order.domain.OrderPrice;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** JSON of items and prices. The order API, inventory-service and the database use the same. */
public final class OrderJson {

  private OrderJson() {}

  /** Reads a validated list of items. */
  public static List<Order.Item> items(JsonArray json) {
    return json.stream()
        .map(JsonObject.class::cast)
        .map(item -> new Order.Item(item.getString("sku"), item.getInteger("quantity")))
        .toList();
  }

  /** Renders items. */
  public static JsonArray of(List<Order.Item> items) {
    return new JsonArray(
        items.stream()
            .map(item -> new JsonObject().put("sku", item.sku()).put("quantity", item.quantity()))
            .toList());
  }

  /** Reads the price of an order. */
  public static OrderPrice price(JsonObject json) {
    return new OrderPrice(
        json.getJsonArray("lines").stream()
            .map(JsonObject.class::cast)
            .map(OrderJson::line)
            .toList(),
        json.getLong("totalMinor"),
        json.getString("currency"));
  }

  private static OrderPrice.Line line(JsonObject json) {
    return new OrderPrice.Line(
        json.getString("sku"),
        json.getString("name"),
        json.getInteger("quantity"),
        json.getLong("unitPriceMinor"),
        json.getLong("lineTotalMinor"));
  }

  /** Renders the price of an order. */
  public static JsonObject of(OrderPrice price) {
    return new JsonObject()
        .put("lines", new JsonArray(price.lines().stream().map(OrderJson::of).toList()))
        .put("totalMinor", price.totalMinor())
        .put("currency", price.currency());
  }

  private static JsonObject of(OrderPrice.Line line) {
    return new JsonObject()
        .put("sku", line.sku())
        .put("name", line.name())
        .put("quantity", line.quantity())
        .put("unitPriceMinor", line.unitPriceMinor())
        .put("lineTotalMinor", line.lineTotalMinor());
  }
}
