package dev.tracelab.inventory.domain;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;

/**
 * What items cost, now.
 *
 * @param lines a line for each item, in the order of the request
 * @param currency the currency of all lines, by ISO 4217
 */
public record Quote(List<QuoteLine> lines, String currency) {

  /** Copies the lines, so that nobody changes them afterwards. */
  public Quote {
    lines = List.copyOf(lines);
  }

  /**
   * The quote for items. All products have one currency, as the database sees to.
   *
   * @param products the products of these items, in any order
   * @throws InventoryRejection that names the first item whose product is not among them
   */
  public static Quote of(Items items, List<Product> products) {
    Map<String, Product> bySku = products.stream().collect(toMap(Product::sku, identity()));
    items.requireKnown(bySku.keySet());
    List<QuoteLine> lines =
        items.list().stream().map(item -> QuoteLine.of(item, bySku.get(item.sku()))).toList();
    return new Quote(lines, products.get(0).currency());
  }

  /** The price of all lines, in minor units of the currency. */
  public long totalMinor() {
    return lines.stream().mapToLong(QuoteLine::totalMinor).reduce(0, Math::addExact);
  }
}
