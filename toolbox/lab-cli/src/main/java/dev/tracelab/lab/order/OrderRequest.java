package dev.tracelab.lab.order;

import java.util.List;
import java.util.Map;

/**
 * An order to place.
 *
 * @param customerId such as {@code c-lab}
 * @param items quantity by stock keeping unit
 */
public record OrderRequest(String customerId, Map<String, Integer> items) {

  /** The order of {@code ./lab up}: two bags of one coffee. */
  public static OrderRequest first() {
    return new OrderRequest("c-lab", Map.of("ethiopia-yirgacheffe-250g", 2));
  }

  /** The items for display, such as {@code 2 × ethiopia-yirgacheffe-250g}. */
  public String description() {
    List<String> parts =
        items.entrySet().stream().map(item -> item.getValue() + " × " + item.getKey()).toList();
    return String.join(", ", parts);
  }

  /** The request body, see the gateway's OpenAPI contract. */
  public Map<String, Object> body() {
    List<Map<String, Object>> list =
        items.entrySet().stream()
            .map(item -> Map.<String, Object>of("sku", item.getKey(), "quantity", item.getValue()))
            .toList();
    return Map.of("customerId", customerId, "items", list);
  }
}
