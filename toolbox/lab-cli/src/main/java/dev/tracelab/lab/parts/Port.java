package dev.tracelab.lab.parts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The ports the lab listens on, with their default numbers; 0 is any free one. */
public enum Port {
  /** The public API. */
  GATEWAY(8080),
  /** Health of gateway-service. */
  GATEWAY_MANAGEMENT(9080),
  /** API of order-service. */
  ORDER(8081),
  /** Health of order-service. */
  ORDER_MANAGEMENT(9081),
  /** API of inventory-service. */
  INVENTORY(8082),
  /** Health of inventory-service. */
  INVENTORY_MANAGEMENT(9082),
  /** PostgreSQL: any, so that it never conflicts with another one. */
  POSTGRES(0),
  /** Jaeger's UI and query API. */
  JAEGER_QUERY(16686),
  /** Jaeger: Thrift over HTTP. */
  JAEGER_COLLECTOR(14268),
  /** Jaeger: OTLP over HTTP. */
  JAEGER_OTLP(4318),
  /** Jaeger: compact Thrift over UDP. */
  JAEGER_COMPACT(6831),
  /** The lab page. */
  PAGE(8090);

  private final int defaultNumber;

  Port(int defaultNumber) {
    this.defaultNumber = defaultNumber;
  }

  /** The port with this name on the command line. */
  public static Optional<Port> named(String name) {
    return Arrays.stream(values()).filter(port -> port.toString().equals(name)).findFirst();
  }

  /** The number unless an option changes it. */
  public int defaultNumber() {
    return defaultNumber;
  }

  /** Whether it belongs to the embedded Jaeger. */
  public boolean isJaegers() {
    return name().startsWith("JAEGER");
  }

  /** Its name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
