package dev.tracelab.inventory.domain;

/**
 * The price of one item.
 *
 * @param sku the product
 * @param name what the product is called
 * @param quantity how many units
 * @param unitPriceMinor the price of one unit, in minor units of the currency
 */
public record QuoteLine(String sku, String name, int quantity, long unitPriceMinor) {

  static QuoteLine of(Item item, Product product) {
    return new QuoteLine(item.sku(), product.name(), item.quantity(), product.priceMinor());
  }

  /** The price of all units of this line, in minor units of the currency. */
  public long totalMinor() {
    return Math.multiplyExact(unitPriceMinor, quantity);
  }
}
