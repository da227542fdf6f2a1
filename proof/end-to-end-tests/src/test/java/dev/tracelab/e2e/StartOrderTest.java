package dev.tracelab.e2e;

import static dev.tracelab.e2e.Goldens.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.e2e.ShopClient.Response;
import dev.tracelab.golden.Golden;
import dev.tracelab.jaeger.EmbeddedJaeger;
import dev.tracelab.jaeger.EmbeddedJaegerConfig;
import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lab.parts.PostgresServer;
import dev.tracelab.lab.process.ReservedPorts;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The suite started in reverse order: the gateway first, Jaeger last. */
class StartOrderTest {

  private static final String SKU = "ethiopia-yirgacheffe-250g";

  private final Vertx vertx = Vertx.vertx();
  private final List<StartedService> services = new ArrayList<>();
  private List<Integer> ports;
  private PostgresServer postgres;
  private ShopClient shop;

  @BeforeEach
  void create() throws Exception {
    ports = ReservedPorts.reserve(6);
    LabFolder folder = new LabFolder(Path.of("target", "start-order"));
    folder.create();
    postgres = PostgresServer.start(folder, port(5), List.of("orders", "inventory"));
    shop = new ShopClient(local(port(0)), local(port(3)));
  }

  @AfterEach
  void close() throws Exception {
    for (StartedService service : services) {
      service.close();
    }
    postgres.close();
    vertx.close().await();
  }

  @Test
  void eachServiceServesAsFarAsItCanAndTracesArriveOnceJaegerRuns() throws Exception {
    StartedService gateway = start("gateway-service", 0, Map.of());
    assertUnavailable("order-service");

    StartedService orders = start("order-service", 1, database("orders"));
    awaitOrder(response -> response.body().contains("inventory-service"));
    assertUnavailable("inventory-service");

    StartedService inventory = start("inventory-service", 2, database("inventory"));
    awaitOrder(response -> response.status() == 201);
    Response early = shop.order(SKU, 1);
    for (StartedService service : List.of(gateway, orders, inventory)) {
      service.awaitLine("Spans wait");
    }

    jaeger();
    Golden golden = Goldens.accepted();
    assertGolden(golden, shop.trace(early, golden));
    assertGolden(golden, shop.trace(shop.order(SKU, 1), golden));
    assertScenariosDoNothing(golden);
    for (StartedService service : List.of(gateway, orders, inventory)) {
      service.awaitLine("Spans are reported again");
      assertThat(service.errors()).isEmpty();
    }
  }

  /** These services run as an operator starts them, not as the lab does. */
  private void assertScenariosDoNothing(Golden golden) {
    for (String header : List.of("x-lab-scenario", "baggage", "uberctx-lab.scenario")) {
      String value = header.equals("baggage") ? "lab.scenario=hidden-error" : "hidden-error";
      Response response = shop.orderWith(header, value, SKU, 1);
      assertGolden(golden, shop.trace(response, golden));
    }
  }

  /** The gateway's circuit opens while order-service is down, and closes a little later. */
  private void awaitOrder(Predicate<Response> wanted) throws Exception {
    services.get(0).await("such a response", () -> wanted.test(shop.order(SKU, 1)));
  }

  private void assertUnavailable(String service) {
    Response refused = shop.order(SKU, 1);
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.retryAfter()).isNotNull();
    assertThat(refused.json().get("detail").asText()).contains(service);
  }

  private StartedService start(String name, int port, Map<String, String> own) throws Exception {
    Map<String, String> settings = new HashMap<>(own);
    settings.put("PORT", String.valueOf(port(port)));
    settings.put("ORDER_SERVICE_URL", local(port(1)).toString());
    settings.put("INVENTORY_SERVICE_URL", local(port(2)).toString());
    // Responses are tested, not speed.
    settings.put("GATEWAY_DEADLINE", "12s");
    settings.put("JAEGER_ENDPOINT", local(port(4)) + "/api/traces");
    StartedService service = StartedService.start(name, settings);
    services.add(service);
    service.awaitReady();
    return service;
  }

  private Map<String, String> database(String name) {
    return Map.of(
        "DATABASE_URL", "postgresql://127.0.0.1:" + port(5) + "/" + name,
        "DATABASE_USER", name,
        "DATABASE_PASSWORD", name);
  }

  private void jaeger() {
    EmbeddedJaegerConfig any = EmbeddedJaegerConfig.defaults();
    EmbeddedJaeger.start(
            vertx,
            new EmbeddedJaegerConfig(
                "127.0.0.1", port(3), port(4), 0, any.maxTraces(), any.maxBytes()))
        .await();
  }

  private int port(int which) {
    return ports.get(which);
  }

  private static URI local(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }
}
