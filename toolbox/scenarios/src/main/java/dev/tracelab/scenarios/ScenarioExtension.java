package dev.tracelab.scenarios;

import dev.tracelab.kit.http.Api;
import dev.tracelab.kit.lifecycle.ServiceBuilder;
import dev.tracelab.kit.lifecycle.ServiceExtension;
import dev.tracelab.scenarios.engine.FastClock;
import dev.tracelab.scenarios.engine.GatewaySwitch;
import dev.tracelab.scenarios.engine.LateAnswers;
import dev.tracelab.scenarios.engine.PortScenario;
import dev.tracelab.scenarios.engine.PortSwitch;
import dev.tracelab.scenarios.inventory.InventoryScenarios;
import dev.tracelab.scenarios.order.OrderScenarios;
import dev.tracelab.tracing.config.Environment;
import io.opentracing.Tracer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.util.List;

/** Adds the scenarios to a service that runs in the lab. */
public final class ScenarioExtension implements ServiceExtension {

  private static final String GATEWAY = "gateway-service";
  private static final String INVENTORY = "inventory-service";

  /** Where the lab page is; without it the gateway does not link to it. */
  private static final String PAGE_VARIABLE = "LAB_PAGE_URL";

  private final GatewaySwitch gateway = new GatewaySwitch();

  @Override
  public Tracer tracer(String service, Tracer tracer) {
    return service.equals(INVENTORY) ? FastClock.of(tracer) : tracer;
  }

  @Override
  public <T> T port(ServiceBuilder service, Class<T> type, T port) {
    return PortSwitch.of(service, type, port, scenarios(service.name()));
  }

  /** Each list names classes of one service, so no other service may load it. */
  private static List<PortScenario<?>> scenarios(String service) {
    return switch (service) {
      case "order-service" -> OrderScenarios.all();
      case INVENTORY -> InventoryScenarios.all();
      default -> List.of();
    };
  }

  @Override
  public void extendApi(String service, Api api) {
    switch (service) {
      case GATEWAY -> {
        gateway.extend(api);
        linkToPage(api);
      }
      case INVENTORY -> api.before(new LateAnswers());
      default -> {}
    }
  }

  private static void linkToPage(Api api) {
    URI page = new Environment(System.getenv()).uri(PAGE_VARIABLE, null);
    if (page != null) {
      api.link("The lab page: place orders, break them, look at their traces", page);
    }
  }

  @Override
  public void extendManagement(String service, Router router) {
    if (service.equals(GATEWAY)) {
      gateway.extend(router);
    }
  }
}
