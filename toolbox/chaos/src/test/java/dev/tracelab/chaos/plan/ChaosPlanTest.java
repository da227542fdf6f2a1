package dev.tracelab.chaos.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracelab.chaos.plan.ChaosPlan.PlannedFault;
import dev.tracelab.chaos.plan.ChaosPlan.PlannedOrder;
import org.junit.jupiter.api.Test;

/** Plans drawn from a seed. */
class ChaosPlanTest {

  private final ChaosPlan plan = plan(7);

  @Test
  void theSameSeedYieldsTheSamePlan() {
    assertThat(plan(7)).isEqualTo(plan);
    assertThat(plan.digest()).isEqualTo("7c0e9119c40b");
  }

  @Test
  void anotherSeedYieldsAnotherPlan() {
    assertThat(plan(8).digest()).isNotEqualTo(plan.digest());
  }

  @Test
  void eachTimeSlotHasOneOrderWithAUniqueKey() {
    assertThat(plan.orders())
        .hasSize(1_000)
        .allSatisfy(
            order ->
                assertThat(order.atMillis())
                    .isBetween(order.number() * 20L, order.number() * 20L + 20));
    assertThat(plan.orders()).extracting(PlannedOrder::key).doesNotHaveDuplicates();
  }

  @Test
  void someClientsNeverRetry() {
    assertThat(plan.orders()).extracting(PlannedOrder::retries).contains(true, false);
  }

  @Test
  void servicesAreKilledAsOftenAsRequestedAndTheirDependenciesFailToo() {
    assertThat(plan.faults().stream().filter(fault -> fault.target().isService())).hasSize(10);
    assertThat(plan.faults())
        .extracting(PlannedFault::target)
        .contains(Target.POSTGRES, Target.JAEGER);
    assertThat(plan.faults())
        .extracting(PlannedFault::atMillis)
        .isSorted()
        .allSatisfy(at -> assertThat(at).isBetween(0L, plan.options().spanMillis()));
  }

  @Test
  void withoutKillsThereAreNoFaults() {
    assertThat(ChaosPlan.of(new ChaosPlan.Options(10, 0, 1, 10)).faults()).isEmpty();
  }

  @Test
  void anOptionOutOfRangeIsNamed() {
    assertThatThrownBy(() -> new ChaosPlan.Options(0, 1, 1, 1))
        .hasMessage("--orders must be from 1 to 100000.");
    assertThatThrownBy(() -> new ChaosPlan.Options(1, -1, 1, 1)).hasMessageStartingWith("--kills");
    assertThatThrownBy(() -> new ChaosPlan.Options(1, 1, 1, 0)).hasMessageStartingWith("--rate");
  }

  private static ChaosPlan plan(long seed) {
    return ChaosPlan.of(new ChaosPlan.Options(1_000, 10, seed, 50));
  }
}
