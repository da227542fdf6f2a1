package dev.tracelab.e2e.crash;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One process of each service, with proxies between them. Leases are short, so that recovery takes
 * only seconds.
 */
final class SuiteReplica implements AutoCloseable {

  private static final Map<String, String> FAST_RECOVERY =
      Map.ofEntries(
          Map.entry("ORDER_LEASE", "2s"),
          Map.entry("SWEEP_INTERVAL", "200ms"),
          Map.entry("SWEEP_GRACE", "2s"),
          Map.entry("OUTBOX_POLL", "200ms"),
          Map.entry("OUTBOX_LEASE", "2s"),
          Map.entry("RESERVATION_TTL", "10s"),
          Map.entry("EXPIRY_SWEEP_INTERVAL", "200ms"),
          Map.entry("GATEWAY_BREAKER_FAILURES", "1000"),
          // Longer than a proxy holds anything in a test.
          Map.entry("DATABASE_SILENCE_TIMEOUT", "2m"),
          Map.entry("JAEGER_REPORTER_FLUSH_INTERVAL", "50"));

  private final Proxy toOrders;
  private final Proxy toInventory;
  private final Proxy toDatabase;
  private final ServiceProcess gateway;
  private final ServiceProcess orders;
  private final ServiceProcess inventory;

  private SuiteReplica(Path logs, int postgres, int collector, Map<String, String> settings)
      throws IOException {
    Map<String, String> common = new HashMap<>(FAST_RECOVERY);
    common.putAll(settings);
    common.put("JAEGER_ENDPOINT", "http://127.0.0.1:" + collector + "/api/traces");
    inventory = service("inventory-service", logs, common, database(postgres, "inventory"));
    toInventory = Proxy.to(inventory.port());
    toDatabase = Proxy.to(postgres);
    common.put("INVENTORY_SERVICE_URL", address(toInventory.port()).toString());
    orders = service("order-service", logs, common, database(toDatabase.port(), "orders"));
    toOrders = Proxy.to(orders.port());
    common.put("ORDER_SERVICE_URL", address(toOrders.port()).toString());
    gateway = service("gateway-service", logs, common, Map.of());
  }

  /**
   * Starts the three services and waits until they are ready.
   *
   * @param postgres the port of PostgreSQL
   * @param collector the port of the span collector
   * @param settings variables that differ from the defaults here
   */
  static SuiteReplica start(Path logs, int postgres, int collector, Map<String, String> settings)
      throws IOException {
    SuiteReplica replica = new SuiteReplica(logs, postgres, collector, settings);
    replica.services().forEach(ServiceProcess::start);
    replica.services().forEach(ServiceProcess::awaitReady);
    return replica;
  }

  /** Between the gateway and order-service. */
  Proxy toOrders() {
    return toOrders;
  }

  /** Between order-service and inventory-service. */
  Proxy toInventory() {
    return toInventory;
  }

  /** Between order-service and PostgreSQL. */
  Proxy toDatabase() {
    return toDatabase;
  }

  ServiceProcess gateway() {
    return gateway;
  }

  ServiceProcess orders() {
    return orders;
  }

  ServiceProcess inventory() {
    return inventory;
  }

  /** Restarts dead services and releases proxies after a failed test. */
  void repair() {
    List.of(toOrders, toInventory, toDatabase).forEach(Proxy::release);
    services().stream().filter(service -> !service.isAlive()).forEach(ServiceProcess::start);
    services().forEach(ServiceProcess::awaitReady);
  }

  /** Kills all three services and drops what the proxies hold. */
  void kill() {
    services().forEach(ServiceProcess::kill);
    List.of(toOrders, toInventory, toDatabase).forEach(Proxy::cut);
  }

  private List<ServiceProcess> services() {
    return List.of(inventory, orders, gateway);
  }

  URI address() {
    return address(gateway.port());
  }

  private static ServiceProcess service(
      String module, Path logs, Map<String, String> common, Map<String, String> own)
      throws IOException {
    Map<String, String> environment = new HashMap<>(common);
    environment.putAll(own);
    return ServiceProcess.of(module, logs.resolve(module), environment);
  }

  private static Map<String, String> database(int port, String name) {
    return Map.of(
        "DATABASE_URL", "postgresql://127.0.0.1:" + port + "/" + name,
        "DATABASE_USER", name,
        "DATABASE_PASSWORD", name);
  }

  private static URI address(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public void close() throws IOException {
    List.of(gateway, orders, inventory).forEach(ServiceProcess::stop);
    for (Proxy proxy : List.of(toOrders, toInventory, toDatabase)) {
      proxy.close();
    }
  }
}
