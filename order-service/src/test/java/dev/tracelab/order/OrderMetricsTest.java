package dev.tracelab.order;

import static dev.tracelab.order.OrderLab.orderRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.golden.junit.SpanRecorder;
import dev.tracelab.kit.testing.EmbeddedDatabase;
import dev.tracelab.kit.testing.EventLoopWatch;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class OrderMetricsTest {

  @RegisterExtension static final EmbeddedDatabase DATABASE = EmbeddedDatabase.create();
  @RegisterExtension final EventLoopWatch watch = EventLoopWatch.create();
  @RegisterExtension final SpanRecorder recorder = new SpanRecorder();

  private final String key = UUID.randomUUID().toString();
  private final String customer = "c-" + key.substring(0, 8);
  private OrderLab lab;

  @BeforeEach
  void start() {
    lab = new OrderLab(DATABASE, recorder, watch, Map.of());
  }

  @AfterEach
  void stop() {
    lab.close();
    recorder.trace();
  }

  @Test
  void anOrderIsCountedWhenItIsConfirmedAndWhenItIsFulfilledAndARepeatedKeyIsNot()
      throws Exception {
    String id = placed(2);
    placed(2);
    lab.await(id, "FULFILLED");

    awaitLine("orders_total{reason=\"none\",state=\"confirmed\"} 1.0");
    awaitLine("orders_total{reason=\"none\",state=\"fulfilled\"} 1.0");
    assertThat(lab.metrics()).doesNotContain("state=\"rejected\"");
  }

  @Test
  void aRejectedOrderIsCountedWithItsReason() throws Exception {
    lab.inventory.priceUnitsAt(913);
    placed(1);

    awaitLine("orders_total{reason=\"payment-declined\",state=\"rejected\"} 1.0");
    awaitLine("orders_total{reason=\"none\",state=\"confirmed\"} 0.0");
  }

  @Test
  void theOutboxHoldsWhatIsNotFulfilledYetAndIsEmptyAfterwards() throws Exception {
    lab.inventory.hold("settle");
    placed(1);

    awaitLine("outbox_rows 1.0");
    assertThat(lab.metrics().lines()).doesNotContain("outbox_oldest_age_seconds 0.0");

    lab.inventory.letAllPass("settle");
    awaitLine("outbox_rows 0.0");
    awaitLine("outbox_oldest_age_seconds 0.0");
  }

  private String placed(int quantity) throws Exception {
    JsonObject orderRequest = orderRequest(customer, "ethiopia-yirgacheffe-250g", quantity);
    return new JsonObject(lab.placing(key, orderRequest, Duration.ofSeconds(30)).get().body())
        .getString("id");
  }

  /** Counted after the answer, and the outbox is looked into only now and then. */
  private void awaitLine(String line) throws Exception {
    while (lab.metrics().lines().noneMatch(line::equals)) {
      Thread.onSpinWait();
    }
  }
}
