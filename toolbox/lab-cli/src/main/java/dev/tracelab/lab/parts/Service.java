package dev.tracelab.lab.parts;

import dev.tracelab.lab.parts.Lifecycle.Phase;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the lab starts one of the three services.
 *
 * @param name among processes and logs
 * @param program the name of its module, and its own name in traces
 * @param api address of its API
 * @param management address of its management API
 * @param database name of its database and of the owning role; null if it has none
 * @param phase in which it is stopped
 * @param environment its configuration, without the database
 */
public record Service(
    String name,
    String program,
    URI api,
    URI management,
    String database,
    Phase phase,
    Map<String, String> environment) {

  /** Names of all databases. */
  public static final List<String> DATABASES = List.of("orders", "inventory");

  /** The variable that chooses what traces, if anything does. */
  static final String BACKEND = "TRACING_BACKEND";

  private static final String LOOPBACK = "127.0.0.1";

  /** Short, because users look at traces while the lab runs. */
  private static final String FLUSH_MILLIS = "200";

  /**
   * All services, the gateway first.
   *
   * @param collector where they send their spans. The address of the embedded backend's OTLP port
   *     is also set; that of a real backend comes from the lab's environment
   */
  public static List<Service> all(PortPlan ports, URI collector) {
    URI order = ports.address(Port.ORDER);
    URI inventory = ports.address(Port.INVENTORY);
    return List.of(
        service("gateway-service", null, Phase.GATEWAY, ports, collector)
            .with("ORDER_SERVICE_URL", order)
            .with("INVENTORY_SERVICE_URL", inventory)
            .with("LAB_PAGE_URL", ports.address(Port.PAGE)),
        service("order-service", "orders", Phase.ORDER, ports, collector)
            .with("INVENTORY_SERVICE_URL", inventory),
        service("inventory-service", "inventory", Phase.INVENTORY, ports, collector));
  }

  /** Whether services with these variables trace nothing. */
  public static boolean isTracingOff(Map<String, String> environment) {
    return "none".equalsIgnoreCase(environment.get(BACKEND));
  }

  /** Whether it needs PostgreSQL to start. */
  public boolean hasDatabase() {
    return database != null;
  }

  /** Its environment; if it needs a database, with PostgreSQL on this loopback port. */
  public Map<String, String> environmentWith(int postgresPort) {
    if (!hasDatabase()) {
      return environment;
    }
    Map<String, String> all = new HashMap<>(environment);
    all.put("DATABASE_URL", "postgresql://" + LOOPBACK + ":" + postgresPort + "/" + database);
    all.put("DATABASE_USER", database);
    all.put("DATABASE_PASSWORD", database);
    return Map.copyOf(all);
  }

  /**
   * The same service in a suite of its own, beside another.
   *
   * @param suite ends the names of its process, log and database
   * @param settings more variables
   */
  public Service beside(String suite, Map<String, String> settings) {
    Map<String, String> more = new HashMap<>(environment);
    more.putAll(settings);
    return new Service(
        name + '-' + suite,
        program,
        api,
        management,
        hasDatabase() ? database + '_' + suite : null,
        phase,
        Map.copyOf(more));
  }

  private static Service service(
      String name, String database, Phase phase, PortPlan ports, URI collector) {
    Port api = Port.valueOf(phase.name());
    Port management = Port.valueOf(phase.name() + "_MANAGEMENT");
    Service service =
        new Service(
            name,
            name,
            ports.address(api),
            ports.address(management),
            database,
            phase,
            Map.of(
                // Some shells export the name of the machine as HOST.
                "HOST", LOOPBACK,
                "PORT", String.valueOf(ports.number(api)),
                "MANAGEMENT_PORT", String.valueOf(ports.number(management)),
                "JAEGER_ENDPOINT", collector.toString(),
                "JAEGER_REPORTER_FLUSH_INTERVAL", FLUSH_MILLIS));
    return ports.has(Port.JAEGER_OTLP)
        ? service.with("OTEL_EXPORTER_OTLP_ENDPOINT", ports.address(Port.JAEGER_OTLP))
        : service;
  }

  private Service with(String variable, URI value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(variable, value.toString());
    return new Service(name, program, api, management, database, phase, Map.copyOf(more));
  }
}
