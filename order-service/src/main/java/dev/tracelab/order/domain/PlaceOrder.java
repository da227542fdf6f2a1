package dev.tracelab.order.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * A customer's request to place an order.
 *
 * @param idempotencyKey chosen by the client; a repeated request has the same key
 * @param customerId opaque
 * @param items the ordered items, each product once
 */
public record PlaceOrder(String idempotencyKey, String customerId, List<Order.Item> items) {

  /** Copies the items. */
  public PlaceOrder {
    items = List.copyOf(items);
  }

  /** A SHA-256 digest of customer and items; the order of the items does not matter. */
  public String bodyHash() {
    StringBuilder content = new StringBuilder(customerId);
    items.stream()
        .sorted(Comparator.comparing(Order.Item::sku))
        .forEach(
            item -> content.append('\n').append(item.sku()).append(' ').append(item.quantity()));
    return HexFormat.of().formatHex(sha256(content.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256", e);
    }
  }
}
