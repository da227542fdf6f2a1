package dev.tracelab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.e2e.LabProcess.CommandResult;
import dev.tracelab.e2e.ShopClient.Response;
import dev.tracelab.lab.scenario.ScenarioRun;
import dev.tracelab.lab.scenario.ScenarioRun.Result;
import dev.tracelab.scenarios.catalogue.Catalogue;
import dev.tracelab.scenarios.catalogue.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each scenario on a running lab: broken and repaired, on the embedded backend. */
@Tag("long")
class ScenarioTest {

  private static final String SKU = "ethiopia-yirgacheffe-250g";

  private static LabProcess lab;
  private static ShopClient shop;
  private static ScenarioRun run;

  @BeforeAll
  static void up() throws Exception {
    lab = LabProcess.up();
    shop = ShopClient.of(lab);
    run =
        new ScenarioRun(
            lab.address("gateway-service"), lab.address("jaeger"), Duration.ofSeconds(30));
  }

  @AfterAll
  static void down() throws Exception {
    lab.close();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void brokenAndRepairedTracesAreGoldenAndTheExplainerNamesTheFault(Scenario scenario) {
    assertHolds(scenario, false);
    assertHolds(scenario, true);
  }

  static Stream<Scenario> scenarios() {
    return Catalogue.all().stream();
  }

  @Test
  void runComparesBothOnTheCommandLine() throws Exception {
    CommandResult compared = lab.run("scenario", "run", "n-plus-one");

    assertThat(compared.printed())
        .contains("Broken: status 201", "Repaired: status 201", "What the repair changed:")
        .contains("docs/learn/findings.md#repeated-calls", "- missing: SELECT products");
  }

  @Test
  void aScenarioIsOnForAllRequestsUntilItIsOff() throws Exception {
    assertThat(lab.run("scenario", "on", "hidden-error").status()).isZero();
    Response broken = shop.order(SKU, 1);
    assertThat(lab.run("scenario", "off").status()).isZero();
    Response healthy = shop.order(SKU, 1);

    assertThat(shop.trace(healthy, Goldens.accepted()).spans())
        .noneMatch(span -> span.operation().equals("add sample"));
    assertThat(shop.traceNow(broken).join().spans())
        .anyMatch(span -> span.operation().equals("add sample"));
  }

  @Test
  void anUnknownScenarioIsRejectedWithTheKnownOnes() {
    Response refused = shop.orderWith("x-lab-scenario", "no-such", SKU, 1);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().get("detail").asText())
        .contains("There is no such scenario")
        .contains(List.of("n-plus-one", "slow-dependency"));
  }

  /** The first run opens connections, whose time is not the scenario's: the second is explained. */
  private static void assertHolds(Scenario scenario, boolean repaired) {
    Result first = run.run(scenario, repaired);
    assertGolden(first);
    Result result = run.run(scenario, repaired);
    assertGolden(result);
    assertThat(result.isExplained())
        .as(result.choice() + "\n" + result.explanation().text("page"))
        .isTrue();
  }

  private static void assertGolden(Result result) {
    assertThat(result.isGolden()).as(result.choice() + "\n" + result.difference()).isTrue();
  }
}
