package dev.tracelab.chaos.plan;

/** A part that faults are injected into. */
public enum Target {
  /** The API that clients call. */
  GATEWAY("gateway-service"),
  /** Places and fulfils orders. */
  ORDER("order-service"),
  /** Keeps the stock. */
  INVENTORY("inventory-service"),
  /** Both databases. */
  POSTGRES("PostgreSQL"),
  /** Receives the spans. */
  JAEGER("Jaeger");

  private final String title;

  Target(String title) {
    this.title = title;
  }

  /** Its display name; for a service also its name in traces. */
  public String title() {
    return title;
  }

  /** Whether it is one of the three services. */
  public boolean isService() {
    return this == GATEWAY || this == ORDER || this == INVENTORY;
  }
}
