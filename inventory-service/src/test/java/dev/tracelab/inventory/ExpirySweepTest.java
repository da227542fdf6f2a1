package dev.tracelab.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tracelab.inventory.flow.ExpirySweep;
import dev.tracelab.inventory.testing.Units;
import dev.tracelab.inventory.testing.Warehouse;
import dev.tracelab.kit.testing.EventLoopWatch;
import io.jaegertracing.internal.JaegerSpan;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

class ExpirySweepTest {

  private static final Duration BOUND = Duration.ofSeconds(10);

  @RegisterExtension static final Warehouse WAREHOUSE = Warehouse.create();
  @RegisterExtension final EventLoopWatch watch = EventLoopWatch.create();

  @RegisterExtension
  final InventoryServer server =
      InventoryServer.over(WAREHOUSE, watch).with("EXPIRY_SWEEP_INTERVAL", "20ms");

  private final UUID id = UUID.randomUUID();
  private final Logger log = (Logger) LoggerFactory.getLogger(ExpirySweep.class);
  private final ListAppender<ILoggingEvent> warnings = new ListAppender<>();

  @BeforeEach
  void listen() {
    warnings.start();
    log.addAppender(warnings);
  }

  @AfterEach
  void listenNoMore() {
    log.detachAppender(warnings);
  }

  @Test
  void aSweepThatExpiresSomethingIsOneSpanAndAnEmptyOneIsNone() {
    String sku = WAREHOUSE.stock("sidamo", 10);
    hold(sku);
    server.spans().takeUntil("POST /reservations");

    WAREHOUSE.makeOverdue(id);

    awaitUnits(sku, new Units(10, 0, 0));
    assertThat(WAREHOUSE.state(id)).contains("EXPIRED");
    List<JaegerSpan> spans = server.spans().takeUntil("expire reservations");
    assertThat(spans).hasSize(1);
    assertThat(spans.get(0).getTags()).containsEntry("products", 1);
    assertThat(spans.get(0).getDuration()).isPositive();
    letASweepFail();
    assertThat(server.spans().isEmpty()).isTrue();
  }

  @Test
  void aSweepThatFailsIsFollowedByTheNext() {
    String sku = WAREHOUSE.stock("sidamo", 10);
    hold(sku);
    WAREHOUSE.makeOverdue(id);
    letASweepFail();

    awaitUnits(sku, new Units(10, 0, 0));
  }

  private void hold(String sku) {
    server.post(
        "/reservations",
        """
        {"id": "%s", "items": [{"sku": "%s", "quantity": 3}], "ttlSeconds": 60}
        """
            .formatted(id, sku));
    assertThat(WAREHOUSE.units(sku)).isEqualTo(new Units(7, 3, 0));
  }

  /** Waits for a whole sweep, by letting it fail, which it logs. */
  private void letASweepFail() {
    WAREHOUSE.execute("ALTER TABLE reservations RENAME TO reservations_hidden");
    until(() -> !warnings.list.isEmpty());
    WAREHOUSE.execute("ALTER TABLE reservations_hidden RENAME TO reservations");
  }

  private static void awaitUnits(String sku, Units wanted) {
    until(() -> WAREHOUSE.units(sku).equals(wanted));
    assertThat(WAREHOUSE.units(sku)).isEqualTo(wanted);
  }

  private static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + BOUND.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }
}
