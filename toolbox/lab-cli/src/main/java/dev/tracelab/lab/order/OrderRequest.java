package dev.tracelab.lab.order;

import java.util.List;
import java.util.Map;

/**
 * What is ordered.
 *
 * @param customerId such as {@code c-lab}
 * @param items quantity by stock keeping unit
 */
public record OrderRequest(String customerId, Map<String, Integer> items) {

  /** What {@code ./lab up} orders: two bags of one coffee. */
  public static OrderRequest first() {
    return new OrderRequest("c-lab", Map.of("ethiopia-yirgacheffe-250g", 2));
  }

  /** In words, for a person who sees what is going on. */
  public String inWords() {
    List<String> parts =
        items.entrySet().stream().map(item -> item.getValue() + " × " + item.getKey()).toList();
    return String.join(", ", parts);
  }

  /** The body of the request, as the gateway's OpenAPI contract has it. */
  public Map<String, Object> body() {
    List<Map<String, Object>> list =
        items.entrySet().stream()
            .map(item -> Map.<String, Object>of("sku", item.getKey(), "quantity", item.getValue()))
            .toList();
    return Map.of("customerId", customerId, "items", list);
  }
}
