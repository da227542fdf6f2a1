package dev.tracelab.order.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracelab.kit.sql.Database;
import dev.tracelab.kit.sql.Migrations;
import dev.tracelab.kit.testing.EmbeddedDatabase;
import dev.tracelab.order.domain.Claim;
import dev.tracelab.order.domain.Order;
import dev.tracelab.order.domain.OrderOutcome;
import dev.tracelab.order.domain.OrderPrice;
import dev.tracelab.order.domain.OrderRejection;
import dev.tracelab.order.domain.PlaceOrder;
import dev.tracelab.tracing.Traced;
import dev.tracelab.tracing.sql.TransactionTracing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentracing.noop.NoopTracerFactory;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LeaseTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration LAPSED = Duration.ZERO;
  private static final Map<String, String> TRACE = Map.of("uber-trace-id", "1:1:0:1");
  private static final OrderPrice QUOTE =
      new OrderPrice(List.of(new OrderPrice.Line("a", "Coffee", 2, 1_450, 2_900)), 2_900, "EUR");

  @RegisterExtension static final EmbeddedDatabase DATABASE = EmbeddedDatabase.create();

  private final Vertx vertx = Vertx.vertx();
  private final PlaceOrder orderRequest =
      new PlaceOrder(UUID.randomUUID().toString(), "c-1", List.of(new Order.Item("a", 2)));
  private Database database;
  private ClaimStore claims;
  private Outbox outbox;
  private OrderStore orders;

  @BeforeEach
  void open() {
    Migrations.run(DATABASE.config());
    DATABASE.execute("TRUNCATE orders, outbox");
    database = Database.open(vertx, DATABASE.config());
    claims = new ClaimStore(database);
    outbox = new Outbox(database);
    orders =
        new OrderStore(
            database,
            new TransactionTracing(new Traced(vertx, NoopTracerFactory.create())),
            outbox,
            new OrderMeters(new SimpleMeterRegistry()));
  }

  @AfterEach
  void close() {
    database.close().await();
    vertx.close().await();
  }

  @Test
  void ofManyRequestsAtOnceOneGetsTheOrder() {
    List<Future<Claim>> all =
        IntStream.range(0, 20).mapToObj(i -> claims.claim(orderRequest, LONG, TRACE)).toList();

    List<Claim> became = all.stream().map(claim -> claim.await()).toList();
    assertThat(became.stream().filter(Claim.Won.class::isInstance)).hasSize(1);
    assertThat(became.stream().filter(Claim.InProgress.class::isInstance)).hasSize(19);
  }

  @Test
  void anOrderWhoseLeaseLapsedIsTakenOverAndItsFormerHolderChangesNothing() {
    Claim.Won first = (Claim.Won) claims.claim(orderRequest, LAPSED, TRACE).await();
    Claim.Won second = (Claim.Won) claims.claim(orderRequest, LONG, TRACE).await();

    assertThat(second.resumed()).isTrue();
    assertThat(second.order()).isEqualTo(first.order());
    assertThatThrownBy(() -> orders.markConfirmed(first.lease(), QUOTE, TRACE).await())
        .isInstanceOf(LeaseLostException.class);
    assertThat(DATABASE.query("SELECT count(*) FROM outbox")).isEqualTo("0");
    orders.markConfirmed(second.lease(), QUOTE, TRACE).await();
    assertThat(claims.claim(orderRequest, LONG, TRACE).await())
        .isEqualTo(
            new Claim.Replay(
                second.order().id(), new OrderOutcome.Confirmed(second.order().confirmed(QUOTE))));
  }

  @Test
  void aRejectionIsReplayedWithItsFactsAndItsTrace() {
    Claim.Won won = (Claim.Won) claims.claim(orderRequest, LONG, TRACE).await();
    OrderRejection rejection =
        new OrderRejection("insufficient-stock", "Only 3 are left.", Map.of("available", 3));
    orders.markRejected(won.lease(), new OrderOutcome.Rejected(rejection, "4d1e")).await();

    assertReplayed("insufficient-stock", "Only 3 are left.", Map.of("available", 3), "4d1e");
  }

  @Test
  void aProblemThatAnEarlierVersionStoredIsReplayedAsARejection() {
    claims.claim(orderRequest, LONG, TRACE).await();
    DATABASE.execute(
        """
        UPDATE orders SET state = 'REJECTED', reason = 'payment-declined', answer_status = 402,
               answer_body = '{"type":"/problems/payment-declined","title":"Payment declined",\
        "status":402,"detail":"Declined.","currency":"EUR","traceId":"4d1e"}'
        """);

    assertReplayed("payment-declined", "Declined.", Map.of("currency", "EUR"), "4d1e");
  }

  private void assertReplayed(
      String reason, String message, Map<String, Object> facts, String traceId) {
    Claim.Replay replay = (Claim.Replay) claims.claim(orderRequest, LONG, TRACE).await();
    OrderOutcome.Rejected rejected = (OrderOutcome.Rejected) replay.outcome();
    assertThat(rejected.traceId()).isEqualTo(traceId);
    assertThat(rejected.rejection()).hasMessage(message);
    assertThat(rejected.rejection().reason()).isEqualTo(reason);
    assertThat(rejected.rejection().details()).isEqualTo(facts);
  }

  @Test
  void onlyTheHolderCanRenewALease() {
    Claim.Won first = (Claim.Won) claims.claim(orderRequest, LAPSED, TRACE).await();
    Claim.Won second = (Claim.Won) claims.claim(orderRequest, LAPSED, TRACE).await();
    claims.renew(second.lease(), LONG).await();

    assertThatThrownBy(() -> claims.renew(first.lease(), LONG).await())
        .isInstanceOf(LeaseLostException.class);
    assertThat(claims.claim(orderRequest, LONG, TRACE).await())
        .isInstanceOf(Claim.InProgress.class);
  }

  @Test
  void anOrderThatIsGivenUpIsNotTakenOverButComesBackToTheSweepWithoutGrace() {
    AbandonedOrders abandoned = new AbandonedOrders(database);
    UUID id = ((Claim.Won) claims.claim(orderRequest, LAPSED, TRACE).await()).order().id();
    abandoned.lease(1000, LAPSED, Duration.ZERO).await();

    assertThat(claims.claim(orderRequest, LONG, TRACE).await()).isEqualTo(new Claim.InProgress(id));
    assertThat(claims.progress(id).await().isOver()).isFalse();
    assertThat(abandoned.lease(1000, LAPSED, LONG).await())
        .extracting(order -> order.lease().orderId())
        .contains(id);
  }

  @Test
  void anotherWishWithTheSameKeyTakesNoLeaseAway() {
    Claim.Won won = (Claim.Won) claims.claim(orderRequest, LAPSED, TRACE).await();
    PlaceOrder other =
        new PlaceOrder(orderRequest.idempotencyKey(), "c-1", List.of(new Order.Item("b", 1)));

    assertThat(claims.claim(other, LONG, TRACE).await()).isInstanceOf(Claim.KeyReused.class);
    orders.markConfirmed(won.lease(), QUOTE, TRACE).await();
  }

  @Test
  void eachRowOfTheOutboxGoesToOneOfTwoRelays() {
    for (int i = 0; i < 40; i++) {
      confirmOne(i);
    }
    Future<List<Outbox.Entry>> one = outbox.lease(30, LONG);
    Future<List<Outbox.Entry>> two = outbox.lease(30, LONG);

    List<Outbox.Entry> leased = Stream.concat(one.await().stream(), two.await().stream()).toList();
    assertThat(leased).hasSize(40);
    assertThat(leased.stream().map(Outbox.Entry::orderId)).doesNotHaveDuplicates();
    assertThat(leased.get(0).traceContext()).isEqualTo(TRACE);
    assertThat(outbox.lease(30, LONG).await()).isEmpty();
  }

  @Test
  void aRowThatIsFulfilledTwiceIsFulfilledOnce() {
    UUID id = confirmOne(1);
    orders.markFulfilled(id).await();
    orders.markFulfilled(id).await();
    orders.markCancelled(id, "too-late").await();

    assertThat(DATABASE.query("SELECT state FROM orders")).isEqualTo("FULFILLED");
    assertThat(DATABASE.query("SELECT count(*) FROM outbox")).isEqualTo("0");
  }

  @Test
  void openOrdersCountUntilTheyAreFulfilled() {
    UUID id = confirmOne(1);
    confirmOne(2);

    assertThat(orders.openTotalMinor("c-1").await()).isEqualTo(5_800);
    orders.markFulfilled(id).await();
    assertThat(orders.openTotalMinor("c-1").await()).isEqualTo(2_900);
  }

  private UUID confirmOne(int number) {
    PlaceOrder one = new PlaceOrder("key-" + number, "c-1", orderRequest.items());
    Claim.Won won = (Claim.Won) claims.claim(one, LONG, TRACE).await();
    orders.markConfirmed(won.lease(), QUOTE, TRACE).await();
    return won.order().id();
  }
}
