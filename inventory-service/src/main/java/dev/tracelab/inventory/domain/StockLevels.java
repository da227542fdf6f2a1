package dev.tracelab.inventory.domain;

import java.util.HashMap;
import java.util.Map;

/**
 * How many units of some products are there to be taken.
 *
 * @param available units on hand by SKU
 */
public record StockLevels(Map<String, Long> available) {

  /** Copies the map, so that nobody changes it afterwards. */
  public StockLevels {
    available = Map.copyOf(available);
  }

  /** This levels with newer counts in place of those it has. */
  public StockLevels updatedBy(StockLevels newer) {
    Map<String, Long> counts = new HashMap<>(available);
    counts.putAll(newer.available);
    return new StockLevels(counts);
  }

  /**
   * All is well if every item can be taken.
   *
   * @throws InventoryRejection that names the first item that is unknown, or else the first of which too few
   *     are left
   */
  public void requireAll(Items items) {
    items.requireKnown(available.keySet());
    items.list().forEach(this::require);
  }

  private void require(Item item) {
    long left = available.get(item.sku());
    if (left < item.quantity()) {
      throw InventoryRejection.insufficientStock(item, left);
    }
  }
}
