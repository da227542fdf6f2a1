package dev.tracelab.order.domain;

import java.util.List;

/**
 * The price of an order, as quoted by inventory-service.
 *
 * @param lines one for each item
 * @param totalMinor the sum of all lines, in minor units of the currency
 * @param currency ISO 4217 code, the same for all lines
 */
public record OrderPrice(List<Line> lines, long totalMinor, String currency) {

  /** The price of one item; amounts are in minor units of the currency. */
  public record Line(
      String sku, String name, int quantity, long unitPriceMinor, long lineTotalMinor) {}

  /** Copies the lines. */
  public OrderPrice {
    lines = List.copyOf(lines);
  }
}
