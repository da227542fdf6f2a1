package dev.tracelab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.e2e.LoadGenerator.Outcome;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * More customers than there is room for: some are served, the rest are told so at once. {@code
 * -Doverload.duration=PT5M} measures for so long besides; without it nothing here is measured, for
 * a test does not know the machine it runs on.
 */
class OverloadTest {

  private static final int CAPACITY = 4;
  private static final int CUSTOMERS = 24;
  private static final Duration DURATION = Duration.ofSeconds(15);
  // Generous, for the test is about room, on whatever machine.
  private static final Map<String, String> SETTINGS =
      Map.of(
          "GATEWAY_CAPACITY",
          String.valueOf(CAPACITY),
          "GATEWAY_DEADLINE",
          "20s",
          "ORDER_LEASE",
          "30s");

  @Test
  void beyondItsCapacityTheGatewayShedsAndWhatItAcceptsIsFulfilled() throws Exception {
    try (LabProcess lab = LabProcess.up(SETTINGS)) {
      DatabaseAudit books = DatabaseAudit.of(lab);
      AtomicLong mostPending = new AtomicLong();
      ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
      watch.scheduleWithFixedDelay(
          () -> mostPending.accumulateAndGet(books.pending(), Math::max),
          0,
          50,
          TimeUnit.MILLISECONDS);

      List<Outcome> outcomes =
          new LoadGenerator(ShopClient.of(lab)).closedLoop(CUSTOMERS, DURATION);
      watch.shutdown();
      assertThat(watch.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

      books.awaitSettled();
      System.out.println("\nOverload: " + OverloadReport.of(outcomes));
      assertSomeAreAcceptedAndTheRestIsShed(outcomes);
      assertThat(mostPending).hasValueBetween(1L, CAPACITY + failed(outcomes));
      assertNothingIsViolated(books, outcomes);
      for (String service : OverloadMeasurement.SERVICES) {
        assertThat(health(lab, service)).as(service + " is ready").isEqualTo(200);
      }
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "overload.duration", matches = "PT.+")
  void atTwiceTheSustainableLoadNothingIsLostAndTheMeasuredFiguresArePrinted() throws Exception {
    Duration duration = Duration.parse(System.getProperty("overload.duration"));
    try (LabProcess lab = LabProcess.up()) {
      DatabaseAudit books = DatabaseAudit.of(lab);
      OverloadMeasurement measured = OverloadMeasurement.of(lab, duration);
      System.out.println("\n" + new OverloadTable(measured).text());
      books.awaitSettled();
      assertNothingIsViolated(books, measured.outcomes());
    }
  }

  private static void assertSomeAreAcceptedAndTheRestIsShed(List<Outcome> outcomes) {
    assertThat(outcomes).extracting(outcome -> outcome.answer().status()).contains(201, 503);
    assertThat(outcomes).anyMatch(Outcome::isShed);
    assertThat(outcomes)
        .filteredOn(outcome -> !outcome.isAccepted())
        .extracting(Outcome::answer)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).as(answer.body()).isEqualTo(503);
              assertThat(answer.retryAfter()).isEqualTo("1");
              assertThat(answer.json().path("traceId").asText())
                  .hasSize(32)
                  .isEqualTo(answer.traceId());
            });
  }

  private static void assertNothingIsViolated(DatabaseAudit books, List<Outcome> outcomes) {
    assertThat(books.audit(outcomes))
        .allSatisfy(finding -> assertThat(finding.violations()).as(finding.meaning()).isEmpty());
  }

  /** Neither accepted nor shed: on a machine that stalls a call may fail behind the gateway. */
  private static long failed(List<Outcome> outcomes) {
    return outcomes.stream().filter(order -> !order.isAccepted() && !order.isShed()).count();
  }

  private static int health(LabProcess lab, String service) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(lab.health(service)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }
}
