package dev.tracelab.order.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * A customer's wish, as it arrives.
 *
 * @param idempotencyKey chosen by the client; the same key means the same wish
 * @param customerId opaque
 * @param items what is ordered, each product once
 */
public record PlaceOrder(String idempotencyKey, String customerId, List<OrderItem> items) {

  /** Keeps a copy of the items. */
  public PlaceOrder {
    items = List.copyOf(items);
  }

  /** A digest of what is ordered: the same for the same content, in whatever order it stands. */
  public String bodyHash() {
    StringBuilder content = new StringBuilder(customerId);
    items.stream()
        .sorted(Comparator.comparing(OrderItem::sku))
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
