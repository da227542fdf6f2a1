package dev.tracelab.inventory.domain;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;

/**
 * Current prices of a list of items.
 *
 * @param lines one for each item, in the order of the request
 * @param currency ISO 4217 code, the same for all lines
 */
public record PriceQuote(List<Line> lines, String currency) {

  /**
   * The price of one item.
   *
   * @param sku the product
   * @param name the product's display name
   * @param quantity number of units
   * @param unitPriceMinor price of one unit, in minor units of the currency
   */
  public record Line(String sku, String name, int quantity, long unitPriceMinor) {

    private static Line of(Items.Item item, Product product) {
      return new Line(item.sku(), product.name(), item.quantity(), product.priceMinor());
    }

    /** The price of all units, in minor units of the currency. */
    public long totalMinor() {
      return Math.multiplyExact(unitPriceMinor, quantity);
    }
  }

  /** Copies the lines. */
  public PriceQuote {
    lines = List.copyOf(lines);
  }

  /**
   * Prices items. A database constraint guarantees that all products have the same currency.
   *
   * @param products the products of these items, in any order
   * @throws InventoryRejection for the first item whose product is missing
   */
  public static PriceQuote of(Items items, List<Product> products) {
    Map<String, Product> bySku = products.stream().collect(toMap(Product::sku, identity()));
    items.requireKnown(bySku.keySet());
    List<Line> lines =
        items.list().stream().map(item -> Line.of(item, bySku.get(item.sku()))).toList();
    return new PriceQuote(lines, products.get(0).currency());
  }

  /** The sum of all lines, in minor units of the currency. */
  public long totalMinor() {
    return lines.stream().mapToLong(Line::totalMinor).reduce(0, Math::addExact);
  }
}
