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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * More concurrent customers than the gateway admits: some are served, the others are refused at
 * once. {@code -Doverload.duration=PT5M} also measures for that time; without it no speed is
 * tested, because that depends on the machine.
 */
@Tag("long")
class OverloadTest {

  private static final int CAPACITY = 4;
  private static final int CUSTOMERS = 24;
  private static final Duration DURATION = Duration.ofSeconds(15);
  // Generous, because the test is about the limit, not about speed.
  private static final Map<String, String> SETTINGS =
      Map.of(
          "GATEWAY_CAPACITY",
          String.valueOf(CAPACITY),
          "GATEWAY_DEADLINE",
          "20s",
          "ORDER_LEASE",
          "30s");

  @Test
  void beyondItsCapacityTheGatewayShedsAndFulfilsWhatItAccepted() throws Exception {
    try (LabProcess lab = LabProcess.up(SETTINGS)) {
      DatabaseAudit audit = DatabaseAudit.of(lab);
      AtomicLong maxPending = new AtomicLong();
      ScheduledExecutorService sampler = Executors.newSingleThreadScheduledExecutor();
      sampler.scheduleWithFixedDelay(
          () -> maxPending.accumulateAndGet(audit.pending(), Math::max),
          0,
          50,
          TimeUnit.MILLISECONDS);

      List<Outcome> outcomes =
          new LoadGenerator(ShopClient.of(lab)).closedLoop(CUSTOMERS, DURATION);
      sampler.shutdown();
      assertThat(sampler.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

      audit.awaitSettled();
      System.out.println("\nOverload: " + OverloadReport.of(outcomes));
      assertSomeAreAcceptedAndTheRestIsShed(outcomes);
      assertThat(maxPending).hasValueBetween(1L, CAPACITY + failed(outcomes));
      assertNothingIsViolated(audit, outcomes);
      for (String service : OverloadMeasurement.SERVICES) {
        assertThat(health(lab, service)).as(service + " is ready").isEqualTo(200);
      }
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "overload.duration", matches = "PT.+")
  void atTwiceTheSustainableLoadNothingIsLostAndTheFiguresArePrinted() throws Exception {
    Duration duration = Duration.parse(System.getProperty("overload.duration"));
    try (LabProcess lab = LabProcess.up()) {
      DatabaseAudit audit = DatabaseAudit.of(lab);
      OverloadMeasurement measured = OverloadMeasurement.of(lab, duration);
      System.out.println("\n" + new OverloadTable(measured).text());
      audit.awaitSettled();
      assertNothingIsViolated(audit, measured.outcomes());
    }
  }

  private static void assertSomeAreAcceptedAndTheRestIsShed(List<Outcome> outcomes) {
    assertThat(outcomes).extracting(outcome -> outcome.response().status()).contains(201, 503);
    assertThat(outcomes).anyMatch(Outcome::isShed);
    assertThat(outcomes)
        .filteredOn(outcome -> !outcome.isAccepted())
        .extracting(Outcome::response)
        .allSatisfy(
            response -> {
              assertThat(response.status()).as(response.body()).isEqualTo(503);
              assertThat(response.retryAfter()).isEqualTo("1");
              assertThat(response.json().path("traceId").asText())
                  .hasSize(32)
                  .isEqualTo(response.traceId());
            });
  }

  private static void assertNothingIsViolated(DatabaseAudit audit, List<Outcome> outcomes) {
    assertThat(audit.findings(outcomes))
        .allSatisfy(finding -> assertThat(finding.violations()).as(finding.meaning()).isEmpty());
  }

  /** Neither accepted nor shed: on a slow machine a call may fail behind the gateway. */
  private static long failed(List<Outcome> outcomes) {
    return outcomes.stream().filter(order -> !order.isAccepted() && !order.isShed()).count();
  }

  private static int health(LabProcess lab, String service) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(lab.health(service)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }
}
