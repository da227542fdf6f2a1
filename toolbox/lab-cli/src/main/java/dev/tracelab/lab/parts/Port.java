package dev.tracelab.lab.parts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The ports the lab listens on, with their usual numbers; 0 is whichever is free. */
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
  /** PostgreSQL: any, so that it never disturbs another one. */
  POSTGRES(0),
  /** Jaeger's pages and query API. */
  JAEGER_QUERY(16686),
  /** Where Jaeger takes Thrift over HTTP. */
  JAEGER_COLLECTOR(14268),
  /** Where Jaeger takes OTLP over HTTP. */
  JAEGER_OTLP(4318),
  /** Where Jaeger takes Thrift's compact protocol, over UDP. */
  JAEGER_COMPACT(6831);

  private final int usual;

  Port(int usual) {
    this.usual = usual;
  }

  /** The port of a name as it is written on a command line. */
  public static Optional<Port> named(String name) {
    return Arrays.stream(values()).filter(port -> port.toString().equals(name)).findFirst();
  }

  /** The number it has if nobody says otherwise. */
  public int usual() {
    return usual;
  }

  /** Whether it is one of Jaeger's, which the lab does not need when a real Jaeger is used. */
  public boolean isJaegers() {
    return name().startsWith("JAEGER");
  }

  /** As it is written on a command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
