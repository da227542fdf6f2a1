package dev.tracelab.inventory.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What is asked for at once: each product at most once.
 *
 * @param list the items, in the order of the request
 */
public record Items(List<Item> list) {

  /** Copies the list, so that nobody changes it afterwards. */
  public Items {
    list = List.copyOf(list);
  }

  /**
   * Items in the order given.
   *
   * @throws InventoryRejection if a product is named twice
   */
  public static Items of(List<Item> list) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      if (!seen.add(list.get(i).sku())) {
        throw InventoryRejection.duplicateSku(i, list.get(i).sku());
      }
    }
    return new Items(list);
  }

  /** The SKUs, in the order of the request. */
  public List<String> skus() {
    return list.stream().map(Item::sku).toList();
  }

  /** Whether the same units of the same products are asked for, in whatever order. */
  public boolean sameAs(Items other) {
    return Set.copyOf(list).equals(Set.copyOf(other.list));
  }

  /**
   * All is well if each product is among the known ones.
   *
   * @throws InventoryRejection that names the first item that is not
   */
  void requireKnown(Set<String> known) {
    firstMissing(known)
        .ifPresent(
            index -> {
              throw InventoryRejection.unknownItem(index, list.get(index).sku());
            });
  }

  private Optional<Integer> firstMissing(Set<String> known) {
    return IntStream.range(0, list.size())
        .boxed()
        .filter(index -> !known.contains(list.get(index).sku()))
        .findFirst();
  }
}
