package dev.tracelab.order.domain;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * The price of an order, as quoted by inventory-service.
 *
 * @param lines one per item
 * @param totalMinor the sum in minor units of the currency
 * @param currency ISO 4217 code
 */
public record OrderPrice(List<Line> lines, long totalMinor, String currency) {

  /** Keeps a copy of the lines. */
  public OrderPrice {
    lines = List.copyOf(lines);
  }

  /** One product; prices in minor units. */
  public record Line(
      String sku, String name, int quantity, long unitPriceMinor, long lineTotalMinor) {

    private static Line from(JsonObject json) {
      return new Line(
          json.getString("sku"),
          json.getString("name"),
          json.getInteger("quantity"),
          json.getLong("unitPriceMinor"),
          json.getLong("lineTotalMinor"));
    }

    private JsonObject toJson() {
      return new JsonObject()
          .put("sku", sku)
          .put("name", name)
          .put("quantity", quantity)
          .put("unitPriceMinor", unitPriceMinor)
          .put("lineTotalMinor", lineTotalMinor);
    }
  }

  /** Reads a quote of inventory-service, or what {@link #toJson} wrote. */
  public static OrderPrice from(JsonObject json) {
    return new OrderPrice(
        json.getJsonArray("lines").stream().map(JsonObject.class::cast).map(Line::from).toList(),
        json.getLong("totalMinor"),
        json.getString("currency"));
  }

  /** The form that {@link #from} reads. */
  public JsonObject toJson() {
    return new JsonObject()
        .put("lines", new JsonArray(lines.stream().map(Line::toJson).toList()))
        .put("totalMinor", totalMinor)
        .put("currency", currency);
  }
}
