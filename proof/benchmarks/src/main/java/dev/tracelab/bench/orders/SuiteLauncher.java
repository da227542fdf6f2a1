package dev.tracelab.bench.orders;

import dev.tracelab.bench.process.ChildJvm;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Starts the services of one setting.
 *
 * @param home the repository's root, where the services are built
 * @param postgres the port of the PostgreSQL server with the databases
 * @param collector the address that spans are sent to
 */
record SuiteLauncher(Path home, int postgres, URI collector) {

  /** All settings share one server with sixty connections; the default pools would need more. */
  private static final Map<String, String> SMALL_POOLS =
      Map.of("DATABASE_POOL_SIZE", "3", "PAYMENT_THREADS", "2");

  /** One compiler only: the other would need more than some thousand orders to warm up. */
  private static final String AS_THE_LAB_STARTS_THEM = "-XX:TieredStopAtLevel=1";

  MeasuredSuite start(OrderSetting setting, Vertx vertx) {
    List<ChildJvm> started = new ArrayList<>();
    try {
      ChildJvm inventory = service(setting, "inventory", Map.of());
      started.add(inventory);
      Map<String, String> stock = Map.of("INVENTORY_SERVICE_URL", address(inventory));
      ChildJvm order = service(setting, "order", stock);
      started.add(order);
      Map<String, String> both = new HashMap<>(stock);
      both.put("ORDER_SERVICE_URL", address(order));
      ChildJvm gateway = service(setting, "gateway", both);
      started.add(gateway);
      return new MeasuredSuite(setting, vertx, started, gateway);
    } catch (RuntimeException e) {
      started.forEach(ChildJvm::close);
      throw e;
    }
  }

  private ChildJvm service(OrderSetting setting, String name, Map<String, String> addresses) {
    Map<String, String> environment = environment(setting, name);
    environment.putAll(addresses);
    String main = "dev.tracelab." + name + ".Main";
    return ChildJvm.builder(MeasuredService.class)
        .option(AS_THE_LAB_STARTS_THEM)
        .classPath(classPath(name + "-service"))
        .environment(environment)
        .start(setting.name(), main);
  }

  /**
   * The environment of a service, except the addresses of the others.
   *
   * @param name the first word of the service's name
   */
  Map<String, String> environment(OrderSetting setting, String name) {
    Map<String, String> environment = new HashMap<>(setting.environment());
    environment.put("PORT", "0");
    environment.put("MANAGEMENT_PORT", "0");
    environment.put("JAEGER_ENDPOINT", collector.toString());
    String database = setting.database(name.equals("order") ? "orders" : name);
    environment.put("DATABASE_URL", "postgresql://127.0.0.1:" + postgres + "/" + database);
    environment.put("DATABASE_USER", database);
    environment.put("DATABASE_PASSWORD", database);
    environment.putAll(SMALL_POOLS);
    return environment;
  }

  /** The service's jar, whose manifest names its libraries, and the classes of this module. */
  private List<Path> classPath(String service) {
    return List.of(
        jar(service),
        home.resolve("proof").resolve("benchmarks").resolve("target").resolve("classes"));
  }

  private Path jar(String service) {
    Path target = home.resolve(service).resolve("target");
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().matches(service + "-.*SNAPSHOT\\.jar"))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException(service + " is not built."));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String address(ChildJvm service) {
    return "http://127.0.0.1:" + service.port();
  }
}
