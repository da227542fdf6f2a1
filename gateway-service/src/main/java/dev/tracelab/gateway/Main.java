package dev.tracelab.gateway;

import dev.tracelab.gateway.client.Upstream;
import dev.tracelab.gateway.http.GatewayRoutes;
import dev.tracelab.kit.lifecycle.ServiceBuilder;
import dev.tracelab.kit.lifecycle.ServiceDescription;
import dev.tracelab.kit.lifecycle.ServiceRunner;
import java.net.URI;

/** The composition root of gateway-service. */
public final class Main {

  /** Describes gateway-service. */
  public static final ServiceDescription<GatewayConfig> SERVICE =
      new ServiceDescription<>(
          "gateway-service", "openapi.yaml", 8080, 9080, GatewayConfig::from, Main::assemble);

  private Main() {}

  /** Runs until the process is stopped. All configuration is in the environment. */
  public static void main(String[] arguments) {
    ServiceRunner.run(SERVICE);
  }

  private static void assemble(GatewayConfig config, ServiceBuilder service) {
    Upstream orders = upstream("order-service", config.orderService(), config, service);
    Upstream inventory = upstream("inventory-service", config.inventoryService(), config, service);

    service.serve(
        api -> {
          api.deadline(config.deadline())
              .concurrencyLimit(config.capacity(), config.targetLatency());
          new GatewayRoutes(orders, inventory).on(api);
        });
  }

  private static Upstream upstream(
      String peer, URI address, GatewayConfig config, ServiceBuilder service) {
    Upstream upstream =
        new Upstream(
            service.vertx(),
            service.traced(),
            service.client(peer, address),
            config.breaker(),
            service.meters());
    service.healthDetail("circuit breaker of " + peer, upstream::breakerState);
    return upstream;
  }
}
