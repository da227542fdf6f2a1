package dev.tracelab.order.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.kit.sql.Database;
import dev.tracelab.kit.sql.Migrations;
import dev.tracelab.kit.testing.EmbeddedDatabase;
import dev.tracelab.order.store.Outbox;
import dev.tracelab.tracing.messaging.TraceCarriers;
import io.opentracing.noop.NoopTracerFactory;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OutboxRelayTest {

  private static final int ORDERS = 200;
  private static final long BOUND_SECONDS = 60;
  private static final Duration RARELY = Duration.ofHours(1);

  @RegisterExtension static final EmbeddedDatabase DATABASE = EmbeddedDatabase.create();

  private final Vertx vertx = Vertx.vertx();
  private final BlockingQueue<Message<JsonObject>> unanswered = new LinkedBlockingQueue<>();
  private Database database;

  @BeforeEach
  void fill() {
    Migrations.run(DATABASE.config());
    DATABASE.execute(
        """
        INSERT INTO orders (id, customer_id, idempotency_key, body_hash, state, items, lease_owner,
                            leased_until, answer_status, answer_body, trace_context)
        SELECT gen_random_uuid(), 'c-1', n::text, '', 'CONFIRMED', '[]', gen_random_uuid(),
               now(), 201, '{}', '{}'
          FROM generate_series(1, %d) n;
        INSERT INTO outbox (order_id, trace_context) SELECT id, trace_context FROM orders
        """
            .formatted(ORDERS));
    database = Database.open(vertx, DATABASE.config());
  }

  @AfterEach
  void close() {
    database.close().await();
    vertx.close().await();
  }

  @Test
  void howeverFullTheOutboxIsSixtyFourOrdersAreInHandAtOnceAndAllGetTheirTurn() throws Exception {
    vertx.eventBus().<JsonObject>localConsumer(FulfilmentConsumer.ADDRESS, unanswered::add);
    TraceCarriers carriers = new TraceCarriers(NoopTracerFactory.create());
    // The lease outlives the test, so none is handed out twice, and no timer helps.
    vertx.deployVerticle(new OutboxRelay(new Outbox(database), carriers, RARELY, RARELY)).await();
    OutboxRelay.nudge(vertx);

    Set<String> handled = new HashSet<>();
    int most = 0;
    while (handled.size() < ORDERS) {
      Message<JsonObject> next = unanswered.poll(BOUND_SECONDS, TimeUnit.SECONDS);
      assertThat(next).as("after %d orders", handled.size()).isNotNull();
      most = Math.max(most, 1 + unanswered.size());
      handled.add(next.body().getString("orderId"));
      next.reply(null);
    }
    assertThat(most).isLessThanOrEqualTo(64);
  }
}
