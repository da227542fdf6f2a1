package dev.tracelab.lab.parts;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One of the three services, as the lab starts it.
 *
 * @param name as it is called in traces, and its module
 * @param api its address
 * @param management address of its health
 * @param database name of its database and of the role that owns it; null if it has none
 * @param turn when it is stopped
 * @param environment its configuration, the database apart
 */
public record Service(
    String name,
    URI api,
    URI management,
    String database,
    Turn turn,
    Map<String, String> environment) {

  /** Names of all databases. */
  public static final List<String> DATABASES = List.of("orders", "inventory");

  /** How long a service keeps spans before it sends them: the lab is looked at while it works. */
  private static final String FLUSH_MILLIS = "200";

  /**
   * All services, the one that people call first.
   *
   * @param collector where they send their spans. Where the backend is the lab's own, they also
   *     learn where it takes OTLP; a real one's they have from the lab's environment
   */
  public static List<Service> all(PortPlan ports, URI collector) {
    URI order = local(ports.number(Port.ORDER));
    URI inventory = local(ports.number(Port.INVENTORY));
    return List.of(
        service("gateway-service", null, Turn.GATEWAY, ports, collector)
            .with("ORDER_SERVICE_URL", order)
            .with("INVENTORY_SERVICE_URL", inventory),
        service("order-service", "orders", Turn.ORDER, ports, collector)
            .with("INVENTORY_SERVICE_URL", inventory),
        service("inventory-service", "inventory", Turn.INVENTORY, ports, collector));
  }

  /** Whether it needs PostgreSQL before it starts. */
  public boolean hasDatabase() {
    return database != null;
  }

  /** Its environment with the database on this port of loopback. */
  public Map<String, String> environmentWith(int postgresPort) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("DATABASE_URL", "postgresql://127.0.0.1:" + postgresPort + "/" + database);
    all.put("DATABASE_USER", database);
    all.put("DATABASE_PASSWORD", database);
    return Map.copyOf(all);
  }

  private static Service service(
      String name, String database, Turn turn, PortPlan ports, URI collector) {
    int api = ports.number(Port.valueOf(turn.name()));
    int management = ports.number(Port.valueOf(turn.name() + "_MANAGEMENT"));
    Service service =
        new Service(
            name,
            local(api),
            local(management),
            database,
            turn,
            Map.of(
                "PORT", String.valueOf(api),
                "MANAGEMENT_PORT", String.valueOf(management),
                "JAEGER_ENDPOINT", collector.toString(),
                "JAEGER_REPORTER_FLUSH_INTERVAL", FLUSH_MILLIS));
    return ports.has(Port.JAEGER_OTLP)
        ? service.with("OTEL_EXPORTER_OTLP_ENDPOINT", local(ports.number(Port.JAEGER_OTLP)))
        : service;
  }

  private Service with(String variable, URI value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(variable, value.toString());
    return new Service(name, api, management, database, turn, Map.copyOf(more));
  }

  private static URI local(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }
}
