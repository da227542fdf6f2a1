package dev.tracelab.order.http;

import dev.tracelab.kit.problem.Problem;
import dev.tracelab.kit.problem.ProblemException;
import dev.tracelab.order.domain.Order;
import dev.tracelab.order.domain.PlaceOrder;
import dev.tracelab.order.json.OrderJson;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Parses requests, which already match the OpenAPI contract. */
final class OrderRequests {

  private OrderRequests() {}

  static PlaceOrder placeOrder(RoutingContext context) {
    JsonObject body = context.body().asJsonObject();
    List<Order.Item> items = OrderJson.items(body.getJsonArray("items"));
    checkNoProductTwice(items);
    return new PlaceOrder(
        context.request().getHeader("Idempotency-Key"), body.getString("customerId"), items);
  }

  static UUID orderId(RoutingContext context) {
    return UUID.fromString(context.pathParam("id"));
  }

  /** A rule that JSON Schema cannot express: each SKU at most once. */
  private static void checkNoProductTwice(List<Order.Item> items) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < items.size(); i++) {
      if (!seen.add(items.get(i).sku())) {
        throw duplicate(i, items.get(i).sku());
      }
    }
  }

  private static ProblemException duplicate(int index, String sku) {
    String field = "items[" + index + "].sku";
    return ProblemException.of(
        Problem.of(
                400,
                "duplicate-sku",
                field + ": '" + sku + "' is already in the list: add up the quantities.")
            .with("field", field)
            .with("sku", sku));
  }
}
