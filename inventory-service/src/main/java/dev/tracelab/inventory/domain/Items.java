package dev.tracelab.inventory.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The items of a request; each product occurs at most once.
 *
 * @param list in the order of the request
 */
public record Items(List<Item> list) {

  /**
   * A quantity of one product.
   *
   * @param sku the product's stock keeping unit
   * @param quantity number of units, at least 1
   */
  public record Item(String sku, int quantity) {}

  /**
   * Checks and copies the list.
   *
   * @throws InventoryRejection if a product occurs twice
   */
  public Items {
    list = List.copyOf(list);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      if (!seen.add(list.get(i).sku())) {
        throw InventoryRejection.duplicateSku(i, list.get(i).sku());
      }
    }
  }

  /** Number of items, which is the number of products. */
  public int size() {
    return list.size();
  }

  /** The SKUs, in the order of the request. */
  public List<String> skus() {
    return list.stream().map(Item::sku).toList();
  }

  /** Whether both contain the same quantities of the same products, in any order. */
  public boolean sameAs(Items other) {
    return Set.copyOf(list).equals(Set.copyOf(other.list));
  }

  /**
   * Requires that every product is known.
   *
   * @throws InventoryRejection for the first item whose product is not
   */
  void requireKnown(Set<String> known) {
    for (int i = 0; i < list.size(); i++) {
      if (!known.contains(list.get(i).sku())) {
        throw InventoryRejection.unknownItem(i, list.get(i).sku());
      }
    }
  }
}
