package dev.tracelab.order.domain;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;

/**
 * An order.
 *
 * @param id also the idempotency id of its reservation and its payment
 * @param customerId opaque
 * @param state where it stands
 * @param items what is ordered
 * @param quote what it costs; null until it is confirmed
 * @param reason why it was rejected; null unless it was
 */
public record Order(
    UUID id,
    String customerId,
    OrderState state,
    List<OrderItem> items,
    Quote quote,
    String reason) {

  /** Keeps a copy of the items. */
  public Order {
    items = List.copyOf(items);
  }

  /** The order once it is confirmed at a price. */
  public Order confirmed(Quote price) {
    return new Order(id, customerId, OrderState.CONFIRMED, items, price, null);
  }

  /** The public form, as the contract describes it. */
  public JsonObject toJson() {
    JsonObject json =
        new JsonObject()
            .put("id", id.toString())
            .put("state", state.name())
            .put("customerId", customerId)
            .put("items", OrderItem.toJson(items));
    if (quote != null) {
      json.mergeIn(quote.json());
    }
    if (reason != null) {
      json.put("reason", reason);
    }
    return json;
  }
}
