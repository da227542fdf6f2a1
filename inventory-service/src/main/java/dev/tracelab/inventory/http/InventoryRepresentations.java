package dev.tracelab.inventory.http;

import dev.tracelab.inventory.domain.InventoryRejection;
import dev.tracelab.inventory.domain.PriceQuote;
import dev.tracelab.inventory.domain.Product;
import dev.tracelab.inventory.domain.Reservation;
import dev.tracelab.kit.problem.Problem;
import dev.tracelab.kit.problem.ProblemException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** Renders response bodies and problems as the OpenAPI contract defines them. */
final class InventoryRepresentations {

  private InventoryRepresentations() {}

  static JsonObject of(List<Product> products) {
    return new JsonObject()
        .put(
            "products",
            new JsonArray(products.stream().map(InventoryRepresentations::of).toList()));
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

  static JsonObject of(PriceQuote quote) {
    return new JsonObject()
        .put(
            "lines",
            new JsonArray(quote.lines().stream().map(InventoryRepresentations::of).toList()))
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

  private static JsonObject of(PriceQuote.Line line) {
    return new JsonObject()
        .put("sku", line.sku())
        .put("name", line.name())
        .put("quantity", line.quantity())
        .put("unitPriceMinor", line.unitPriceMinor())
        .put("lineTotalMinor", line.totalMinor());
  }

  /** Maps rejections to problems; other failures stay as they are. */
  static Throwable problemOf(Throwable failure) {
    return failure instanceof InventoryRejection rejection ? problemOf(rejection) : failure;
  }

  private static ProblemException problemOf(InventoryRejection rejection) {
    Problem problem =
        Problem.of(statusOf(rejection), rejection.reason().label(), rejection.getMessage());
    for (Map.Entry<String, Object> detail : rejection.details().entrySet()) {
      problem = problem.with(detail.getKey(), detail.getValue());
    }
    return ProblemException.of(problem);
  }

  private static int statusOf(InventoryRejection rejection) {
    return switch (rejection.reason()) {
      case UNKNOWN_ITEM, DUPLICATE_SKU -> 400;
      case UNKNOWN_SKU, UNKNOWN_RESERVATION -> 404;
      case INSUFFICIENT_STOCK, RESERVATION_EXPIRED, RESERVATION_COMMITTED -> 409;
      case RESERVATION_MISMATCH -> 422;
    };
  }
}
