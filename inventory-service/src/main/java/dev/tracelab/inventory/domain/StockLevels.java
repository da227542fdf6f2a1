package dev.tracelab.inventory.domain;

import java.util.HashMap;
import java.util.Map;

/**
 * Available units of some products.
 *
 * @param available units on hand, by SKU
 */
public record StockLevels(Map<String, Long> available) {

  /** Copies the map. */
  public StockLevels {
    available = Map.copyOf(available);
  }

  /** These levels, with newer ones in place of those of the same products. */
  public StockLevels updatedBy(StockLevels newer) {
    Map<String, Long> levels = new HashMap<>(available);
    levels.putAll(newer.available);
    return new StockLevels(levels);
  }

  /**
   * Requires that every item is available.
   *
   * @throws InventoryRejection for the first unknown item, or else for the first with too few units
   */
  public void requireAll(Items items) {
    items.requireKnown(available.keySet());
    for (Items.Item item : items.list()) {
      long units = available.get(item.sku());
      if (units < item.quantity()) {
        throw InventoryRejection.insufficientStock(item, units);
      }
    }
  }
}
