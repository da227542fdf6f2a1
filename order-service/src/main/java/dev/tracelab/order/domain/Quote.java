package dev.tracelab.order.domain;

import io.vertx.core.json.JsonObject;

/**
 * What an order costs, as inventory priced it.
 *
 * @param lines the quote as inventory wrote it: {@code lines}, {@code totalMinor}, {@code currency}
 */
public record Quote(JsonObject lines) {

  /** The sum in minor units of {@link #currency}. */
  public long totalMinor() {
    return lines.getLong("totalMinor");
  }

  /** ISO 4217 code. */
  public String currency() {
    return lines.getString("currency");
  }
}
