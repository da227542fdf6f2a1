package dev.tracelab.order.store;

import dev.tracelab.order.domain.Order;
import dev.tracelab.order.domain.OrderOutcome;
import dev.tracelab.order.domain.OrderPrice;
import dev.tracelab.order.domain.OrderRejection;
import dev.tracelab.order.json.OrderJson;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Maps rows of the table {@code orders} to domain objects.
 *
 * <p>Earlier versions stored the HTTP response in {@code answer_status} and {@code answer_body}.
 * Such rows are still read: a status below 400 is a confirmed order, and a stored problem has the
 * members of a rejection.
 */
final class OrderRows {

  /** {@code answer_status} of a confirmed order. */
  static final int CONFIRMED = 201;

  /** {@code answer_status} of a rejected order. */
  static final int REJECTED = 409;

  private static final String DETAIL = "detail";
  private static final String TRACE_ID = "traceId";

  private OrderRows() {}

  static Order order(Row row) {
    return new Order(
        row.getUUID("id"),
        row.getString("customer_id"),
        Order.State.valueOf(row.getString("state")),
        OrderJson.items(row.getJsonArray("items")),
        price(row),
        row.getString("reason"));
  }

  private static OrderPrice price(Row row) {
    JsonObject quote = row.getJsonObject("quote");
    return quote == null ? null : OrderJson.price(quote);
  }

  /** The stored outcome; null while the order is pending. */
  static OrderOutcome outcome(Row row) {
    Integer status = row.getInteger("answer_status");
    if (status == null) {
      return null;
    }
    return status < 400
        ? new OrderOutcome.Confirmed(order(row).confirmed(price(row)))
        : rejected(row.getString("reason"), new JsonObject(row.getString("answer_body")));
  }

  private static OrderOutcome rejected(String reason, JsonObject body) {
    Map<String, Object> details = new HashMap<>(body.getMap());
    details.keySet().removeAll(List.of("type", "title", "status", DETAIL, TRACE_ID));
    return new OrderOutcome.Rejected(
        new OrderRejection(reason, body.getString(DETAIL), details), body.getString(TRACE_ID));
  }

  /** The {@code answer_body} of a rejection. */
  static String body(OrderOutcome.Rejected outcome) {
    return new JsonObject(new HashMap<>(outcome.rejection().details()))
        .put(DETAIL, outcome.rejection().getMessage())
        .put(TRACE_ID, outcome.traceId())
        .encode();
  }

  static JsonObject carrier(Map<String, String> traceContext) {
    return new JsonObject(new HashMap<>(traceContext));
  }

  static Map<String, String> carrier(JsonObject traceContext) {
    Map<String, String> carrier = new HashMap<>();
    traceContext.forEach(entry -> carrier.put(entry.getKey(), entry.getValue().toString()));
    return carrier;
  }
}
