package dev.tracelab.order.domain;

import io.vertx.core.json.JsonObject;

/**
 * What an order costs, as inventory priced it.
 *
 * @param json the quote as inventory wrote it: {@code lines}, {@code totalMinor}, {@code currency}
 */
public record Quote(JsonObject json) {

  /** The sum in minor units of {@link #currency}. */
  public long totalMinor() {
    return json.getLong("totalMinor");
  }

  /** ISO 4217 code. */
  public String currency() {
    return json.getString("currency");
  }
}
