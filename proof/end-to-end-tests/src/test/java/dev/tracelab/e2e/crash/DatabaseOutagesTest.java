package dev.tracelab.e2e.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.e2e.crash.ConcurrentClients.Order;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * PostgreSQL fails under load: during the outage clients are told to retry, and afterwards the same
 * processes continue. With {@code -Ddatabase.outage=PT60S} each outage takes a minute.
 */
@Tag("long")
class DatabaseOutagesTest {

  private static final Duration OUTAGE =
      Duration.parse(System.getProperty("database.outage", "PT5S"));

  private static OutageLab lab;
  private ConcurrentClients shoppers;

  @BeforeAll
  static void startLab() throws IOException {
    lab = OutageLab.start();
  }

  @AfterAll
  static void stopLab() throws IOException {
    lab.close();
  }

  @BeforeEach
  void startClients() {
    lab.awaitServicesReady();
    shoppers = new ConcurrentClients(lab.gateway());
    shoppers.start();
    awaitSome("accepted", Order::isAccepted);
  }

  @AfterEach
  void restore() {
    lab.line().restore();
    shoppers.close();
  }

  @Test
  void postgresIsRestarted() {
    lab.stopPostgres();
    waitForOutage();
    lab.startPostgres();

    assertRecovery("restarted");
  }

  @Test
  void postgresIsCutOff() {
    lab.line().cut();
    waitForOutage();
    lab.line().restore();

    assertRecovery("cut off");
  }

  @Test
  void postgresFallsSilent() {
    lab.line().blackhole();
    waitForOutage();
    lab.line().restore();

    assertRecovery("silent");
  }

  @Test
  void postgresIsOutOfConnections() {
    try (ConnectionHog crowd = ConnectionHog.at(lab.postgresPort())) {
      waitForOutage();
    }
    assertRecovery("out of connections");
  }

  @Test
  void postgresIsSlow() {
    lab.line().delayResponses();
    waitForOutage();
    lab.line().restore();

    assertRecovery("slow");
  }

  private void waitForOutage() {
    awaitSome("put off", Order::isDeferred);
    new CompletableFuture<Void>()
        .completeOnTimeout(null, OUTAGE.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  private void assertRecovery(String outage) {
    long end = System.nanoTime();
    awaitSome("accepted again", Order::isAccepted);
    long recovery = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - end);
    shoppers.stop();
    Polling.until("all who order at once are accepted", this::allAreAccepted);
    lab.awaitServicesReady();
    lab.audit();
    List<Order> orders = shoppers.orders();
    System.out.printf(
        "%n=== PostgreSQL %s: %s, accepted again after %d ms%n", outage, count(orders), recovery);
    assertThat(orders).allMatch(order -> order.isAccepted() || order.isDeferred());
    assertThat(lab.fulfilled())
        .containsAll(orders.stream().filter(Order::isAccepted).map(Order::key).toList());
  }

  private boolean allAreAccepted() {
    return shoppers.orderTogether().stream().allMatch(Order::isAccepted);
  }

  /** Waits for more new responses of this kind than there are clients. */
  private void awaitSome(String what, Predicate<Order> kind) {
    long before = shoppers.orders().stream().filter(kind).count();
    Polling.until(
        () -> "a few orders are " + what + ", but so far: " + count(shoppers.orders()),
        () -> shoppers.orders().stream().filter(kind).count() > before + ConcurrentClients.NUMBER);
  }

  private static Map<Integer, Long> count(List<Order> orders) {
    return orders.stream()
        .collect(Collectors.groupingBy(Order::status, TreeMap::new, Collectors.counting()));
  }
}
