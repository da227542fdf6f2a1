package dev.tracelab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracelab.scenarios.engine.PortScenario;
import dev.tracelab.scenarios.engine.PortSwitch;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Without a choice in the baggage, a port is what the service made of it. */
class PortSwitchTest {

  @Test
  void aPortThatNoScenarioChangesStaysTheSameObject() {
    Supplier<?> clean = () -> "clean";

    assertThat(PortSwitch.of(null, Supplier.class, clean, List.of())).isSameAs(clean);
  }

  @Test
  void withoutAChoiceTheCleanPortIsCalled() {
    assertThat(switched(() -> "clean").get()).isEqualTo("clean");
  }

  @Test
  void anExceptionOfThePortReachesTheCaller() {
    Supplier<?> port =
        switched(
            () -> {
              throw new IllegalStateException("no");
            });

    assertThatThrownBy(port::get).isInstanceOf(IllegalStateException.class).hasMessage("no");
  }

  private static Supplier<?> switched(Supplier<?> clean) {
    return PortSwitch.of(
        null,
        Supplier.class,
        clean,
        List.of(
            new PortScenario<>("n-plus-one", Supplier.class, (service, port) -> () -> "broken")));
  }
}
