package dev.tracelab.inventory.http;

import dev.tracelab.inventory.domain.Product;
import dev.tracelab.inventory.domain.Quote;
import dev.tracelab.inventory.domain.QuoteLine;
import dev.tracelab.inventory.domain.Reservation;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Writes bodies as the contract has them. */
final class InventoryRepresentations {

  private InventoryRepresentations() {}

  static JsonObject of(List<Product> products) {
    return new JsonObject()
        .put("products", new JsonArray(products.stream().map(InventoryRepresentations::of).toList()));
  }

  static JsonObject of(Product product) {
    return new JsonObject()
        .put("sku", product.sku())
        .put("name", product.name())
        .put("description", product.description())
        .put("priceMinor", product.priceMinor())
        .put("currency", product.currency())
        .put("available", product.available());
  }

  static JsonObject of(Quote quote) {
    return new JsonObject()
        .put("lines", new JsonArray(quote.lines().stream().map(InventoryRepresentations::of).toList()))
        .put("totalMinor", quote.totalMinor())
        .put("currency", quote.currency());
  }

  static JsonObject of(Reservation reservation) {
    return ofSettled(reservation).put("expiresAt", reservation.expiresAt().toString());
  }

  static JsonObject ofSettled(Reservation reservation) {
    return new JsonObject()
        .put("id", reservation.id().toString())
        .put("state", reservation.state().name());
  }

  private static JsonObject of(QuoteLine line) {
    return new JsonObject()
        .put("sku", line.sku())
        .put("name", line.name())
        .put("quantity", line.quantity())
        .put("unitPriceMinor", line.unitPriceMinor())
        .put("lineTotalMinor", line.totalMinor());
  }
}
