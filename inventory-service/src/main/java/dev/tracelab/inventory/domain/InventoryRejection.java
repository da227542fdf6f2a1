package dev.tracelab.inventory.domain;

import dev.tracelab.tracing.ExpectedFailure;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A request that is valid but cannot be granted. The message explains why to a person. It has no
 * stack trace because it is a result, not a defect.
 */
public final class InventoryRejection extends RuntimeException implements ExpectedFailure {

  /** Why a request is rejected. */
  public enum Reason {
    /** There is no product with the requested SKU. */
    UNKNOWN_SKU("unknown-sku"),
    /** An item of the request names a product that does not exist. */
    UNKNOWN_ITEM("unknown-sku"),
    /** Two items of the request name the same product. */
    DUPLICATE_SKU("duplicate-sku"),
    /** Fewer units are available than requested. */
    INSUFFICIENT_STOCK("insufficient-stock"),
    /** The id belongs to a reservation of other items. */
    RESERVATION_MISMATCH("reservation-mismatch"),
    /** No reservation has this id. */
    UNKNOWN_RESERVATION("unknown-reservation"),
    /** The reservation expired or was released; its units are back on hand. */
    RESERVATION_EXPIRED("reservation-expired"),
    /** The reservation was committed; its units are shipped. */
    RESERVATION_COMMITTED("reservation-committed");

    private final String label;

    Reason(String label) {
      this.label = label;
    }

    /** Name for traces and problem types. */
    public String label() {
      return label;
    }
  }

  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final transient Map<String, Object> details;

  private InventoryRejection(Reason reason, String message, Map<String, Object> details) {
    super(message, null, false, false);
    this.reason = reason;
    this.details = Collections.unmodifiableMap(new TreeMap<>(details));
  }

  /** There is no product with this SKU. */
  public static InventoryRejection unknownSku(String sku) {
    String message = "There is no product %s.".formatted(sku);
    return new InventoryRejection(Reason.UNKNOWN_SKU, message, Map.of("sku", sku));
  }

  static InventoryRejection unknownItem(int index, String sku) {
    String message = "%s: there is no product %s.".formatted(field(index), sku);
    return ofItem(Reason.UNKNOWN_ITEM, message, index, sku);
  }

  static InventoryRejection duplicateSku(int index, String sku) {
    String message = "%s: %s is already in the list.".formatted(field(index), sku);
    return ofItem(Reason.DUPLICATE_SKU, message, index, sku);
  }

  static InventoryRejection insufficientStock(Items.Item item, long available) {
    String message =
        "Only %d of %s are left; %d were requested."
            .formatted(available, item.sku(), item.quantity());
    return new InventoryRejection(
        Reason.INSUFFICIENT_STOCK,
        message,
        Map.of("sku", item.sku(), "requested", item.quantity(), "available", available));
  }

  static InventoryRejection reservationMismatch(UUID id) {
    return ofReservation(
        Reason.RESERVATION_MISMATCH, "Reservation %s was made for other items.", id);
  }

  /** There is no reservation with this id. */
  public static InventoryRejection unknownReservation(UUID id) {
    return ofReservation(Reason.UNKNOWN_RESERVATION, "There is no reservation %s.", id);
  }

  static InventoryRejection reservationExpired(UUID id) {
    return ofReservation(
        Reason.RESERVATION_EXPIRED,
        "Reservation %s has expired or was released: its units are back on hand.",
        id);
  }

  static InventoryRejection reservationCommitted(UUID id) {
    return ofReservation(
        Reason.RESERVATION_COMMITTED, "Reservation %s is committed: its units are shipped.", id);
  }

  /** The reason, for programs. */
  public Reason reason() {
    return reason;
  }

  /** Values that the message mentions, by name, for programs. */
  public Map<String, Object> details() {
    return details;
  }

  /** The reason's label; spans have it as their outcome. */
  @Override
  public String outcome() {
    return reason.label();
  }

  private static InventoryRejection ofItem(Reason reason, String message, int index, String sku) {
    return new InventoryRejection(reason, message, Map.of("field", field(index), "sku", sku));
  }

  private static InventoryRejection ofReservation(Reason reason, String message, UUID id) {
    return new InventoryRejection(reason, message.formatted(id), Map.of());
  }

  private static String field(int index) {
    return "items[%d].sku".formatted(index);
  }
}
