package dev.tracelab.inventory.domain;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A request that the inventory understands and turns down; the message tells the caller why. */
public final class InventoryRejection extends RuntimeException {

  /** Why a request is turned down. */
  public enum Reason {
    /** The product asked for is not sold. */
    UNKNOWN_SKU,
    /** An item of the request names a product that is not sold. */
    UNKNOWN_ITEM,
    /** A product is named by two items. */
    DUPLICATE_SKU,
    /** Fewer units are left than were asked for. */
    INSUFFICIENT_STOCK,
    /** The id belongs to a reservation of other items. */
    RESERVATION_MISMATCH,
    /** No reservation has this id. */
    UNKNOWN_RESERVATION,
    /** The reservation's units were given back. */
    RESERVATION_EXPIRED,
    /** The reservation's units were shipped. */
    RESERVATION_COMMITTED
  }

  private final Reason reason;
  private final transient Map<String, Object> facts;

  private InventoryRejection(Reason reason, String message, Map<String, Object> facts) {
    super(message, null, false, false);
    this.reason = reason;
    this.facts = Collections.unmodifiableMap(new TreeMap<>(facts));
  }

  /** A product that is not sold. */
  public static InventoryRejection unknownSku(String sku) {
    return new InventoryRejection(Reason.UNKNOWN_SKU, "There is no product %s.".formatted(sku), sku(sku));
  }

  static InventoryRejection unknownItem(int index, String sku) {
    String message = "%s: there is no product %s.".formatted(field(index), sku);
    return new InventoryRejection(Reason.UNKNOWN_ITEM, message, Map.of("field", field(index), "sku", sku));
  }

  static InventoryRejection duplicateSku(int index, String sku) {
    String message = "%s: %s is in the list already.".formatted(field(index), sku);
    return new InventoryRejection(Reason.DUPLICATE_SKU, message, Map.of("field", field(index), "sku", sku));
  }

  static InventoryRejection insufficientStock(Item item, long available) {
    String message =
        "Only %d of %s are left; %d were asked for."
            .formatted(available, item.sku(), item.quantity());
    return new InventoryRejection(
        Reason.INSUFFICIENT_STOCK,
        message,
        Map.of("sku", item.sku(), "requested", item.quantity(), "available", available));
  }

  static InventoryRejection reservationMismatch(UUID id) {
    String message = "Reservation %s was made for other items.".formatted(id);
    return new InventoryRejection(Reason.RESERVATION_MISMATCH, message, Map.of());
  }

  /** A reservation that was never made. */
  public static InventoryRejection unknownReservation(UUID id) {
    String message = "There is no reservation %s.".formatted(id);
    return new InventoryRejection(Reason.UNKNOWN_RESERVATION, message, Map.of());
  }

  static InventoryRejection reservationExpired(UUID id) {
    String message = "Reservation %s is over: its units were given back.".formatted(id);
    return new InventoryRejection(Reason.RESERVATION_EXPIRED, message, Map.of());
  }

  static InventoryRejection reservationCommitted(UUID id) {
    String message = "Reservation %s is committed: its units are shipped.".formatted(id);
    return new InventoryRejection(Reason.RESERVATION_COMMITTED, message, Map.of());
  }

  /** Why, for a program to decide by. */
  public Reason reason() {
    return reason;
  }

  /** What a program may want to know besides the message: names and values, by name. */
  public Map<String, Object> facts() {
    return facts;
  }

  private static Map<String, Object> sku(String sku) {
    return Map.of("sku", sku);
  }

  private static String field(int index) {
    return "items[%d].sku".formatted(index);
  }
}
