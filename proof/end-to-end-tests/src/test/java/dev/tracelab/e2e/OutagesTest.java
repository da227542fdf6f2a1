package dev.tracelab.e2e;

import static dev.tracelab.e2e.Goldens.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.e2e.ShopClient.Response;
import dev.tracelab.golden.Golden;
import dev.tracelab.jaeger.EmbeddedJaeger;
import dev.tracelab.jaeger.EmbeddedJaegerConfig;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class OutagesTest {

  private static final String SKU = "ethiopia-yirgacheffe-250g";
  private static final List<String> SERVICES =
      List.of("gateway-service", "order-service", "inventory-service");

  private final Vertx vertx = Vertx.vertx();
  private EmbeddedJaeger jaeger;
  private LabProcess lab;
  private ShopClient shop;

  @BeforeEach
  void up() throws Exception {
    jaeger = backend(0, 0);
    lab =
        LabProcess.up(
            "--jaeger", "http://127.0.0.1:" + jaeger.queryPort(),
            "--collector", "http://127.0.0.1:" + jaeger.collectorPort() + "/api/traces");
    shop = ShopClient.of(lab);
  }

  @AfterEach
  void down() throws Exception {
    lab.close();
    vertx.close().await();
  }

  @Test
  void withoutABackendOrdersContinueAndTheirSpansArriveLater() throws Exception {
    int query = jaeger.queryPort();
    int collector = jaeger.collectorPort();
    jaeger.close().await();
    List<Response> unseen = IntStream.range(0, 10).mapToObj(i -> shop.order(SKU, 1)).toList();

    assertThat(unseen).allSatisfy(response -> assertThat(response.status()).isEqualTo(201));
    for (String service : SERVICES) {
      awaitLog(service, "Spans wait");
    }

    jaeger = backend(query, collector);
    Golden golden = Goldens.accepted();
    for (Response response : unseen) {
      assertGolden(golden, shop.trace(response, golden));
    }
    Response seen = shop.order(SKU, 1);
    assertGolden(golden, shop.trace(seen, golden));
    for (String service : SERVICES) {
      awaitLog(service, "Spans are reported again");
    }
  }

  @Test
  void withoutInventoryAnOrderIsRefusedAndItsTraceShowsTheAttempt() throws Exception {
    ProcessHandle inventory = lab.process("inventory-service");
    inventory.destroy();
    inventory.onExit().get(20, TimeUnit.SECONDS);

    Response refused = shop.order(SKU, 1);
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.retryAfter()).isNotNull();
    assertThat(refused.json().get("detail").asText()).contains("inventory-service");
    Golden golden = Goldens.named("inventory-away");
    assertGolden(golden, shop.trace(refused, golden));
  }

  @Test
  void withoutOrderServiceTheTraceShowsBothAttemptsOfTheGateway() throws Exception {
    ProcessHandle orders = lab.process("order-service");
    orders.destroy();
    orders.onExit().get(20, TimeUnit.SECONDS);

    Response refused = shop.order(SKU, 1);
    assertThat(refused.status()).isEqualTo(503);
    Golden golden = Goldens.named("orders-away");
    assertGolden(golden, shop.trace(refused, golden));
  }

  private EmbeddedJaeger backend(int query, int collector) {
    EmbeddedJaegerConfig any = EmbeddedJaegerConfig.defaults();
    return EmbeddedJaeger.start(
            vertx,
            new EmbeddedJaegerConfig(
                "127.0.0.1", query, collector, 0, any.maxTraces(), any.maxBytes()))
        .await();
  }

  private void awaitLog(String service, String text) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!lab.log(service).contains(text) && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(lab.log(service)).contains(text);
  }
}
