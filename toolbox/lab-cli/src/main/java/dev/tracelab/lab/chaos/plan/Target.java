package dev.tracelab.lab.chaos.plan;

/** What can be taken away. */
public enum Target {
  /** The API that clients call. */
  GATEWAY("gateway-service"),
  /** Places and fulfils orders. */
  ORDER("order-service"),
  /** Keeps the stock. */
  INVENTORY("inventory-service"),
  /** Both databases. */
  POSTGRES("PostgreSQL"),
  /** Takes the spans. */
  JAEGER("Jaeger");

  private final String title;

  Target(String title) {
    this.title = title;
  }

  /** Its name as people and traces have it. */
  public String title() {
    return title;
  }

  /** Whether it is one of the services, which are killed by number. */
  public boolean isService() {
    return this == GATEWAY || this == ORDER || this == INVENTORY;
  }
}
