package dev.tracelab.order.store;

import dev.tracelab.order.domain.Claim;
import dev.tracelab.order.domain.FinalAnswer;
import dev.tracelab.order.domain.Lease;
import dev.tracelab.order.domain.Order;
import dev.tracelab.order.domain.OrderItem;
import dev.tracelab.order.domain.OrderState;
import dev.tracelab.order.domain.PlaceOrder;
import dev.tracelab.order.domain.Progress;
import dev.tracelab.order.domain.Quote;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Rows of the table of orders as domain objects, and back. */
final class OrderRows {

  private OrderRows() {}

  static Optional<Row> first(RowSet<Row> rows) {
    return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
  }

  static Order order(Row row) {
    JsonObject quote = row.getJsonObject("quote");
    return new Order(
        row.getUUID("id"),
        row.getString("customer_id"),
        OrderState.valueOf(row.getString("state")),
        OrderItem.listFrom(row.getJsonArray("items")),
        quote == null ? null : new Quote(quote),
        row.getString("reason"));
  }

  static FinalAnswer answer(Row row) {
    return new FinalAnswer(row.getInteger("answer_status"), row.getString("answer_body"));
  }

  static Progress progress(Row row) {
    boolean answered = row.getInteger("answer_status") != null;
    return new Progress(answered ? answer(row) : null, row.getBoolean("free"));
  }

  static Claim won(UUID id, PlaceOrder wish, UUID owner, Map<String, String> traceContext) {
    Order order = new Order(id, wish.customerId(), OrderState.PENDING, wish.items(), null, null);
    return new Claim.Won(order, new Lease(id, owner), false, traceContext);
  }

  static Claim claim(Row row, PlaceOrder wish, UUID owner) {
    if (!row.getString("body_hash").equals(wish.bodyHash())) {
      return new Claim.OtherWish();
    }
    if (row.getInteger("answer_status") != null) {
      return new Claim.Answered(row.getUUID("id"), answer(row));
    }
    return row.getUUID("lease_owner").equals(owner)
        ? resumed(row, owner)
        : new Claim.Running(row.getUUID("id"));
  }

  private static Claim resumed(Row row, UUID owner) {
    return new Claim.Won(
        order(row),
        new Lease(row.getUUID("id"), owner),
        true,
        carrier(row.getJsonObject("trace_context")));
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
