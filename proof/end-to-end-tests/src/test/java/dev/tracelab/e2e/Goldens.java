package dev.tracelab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.golden.Golden;
import dev.tracelab.golden.GoldenComparison;
import dev.tracelab.golden.Trace;
import dev.tracelab.lab.order.OrderRun;

/** The goldens of these tests. */
final class Goldens {

  private Goldens() {}

  static Golden accepted() {
    return OrderRun.golden();
  }

  static Golden named(String name) {
    return Golden.resource(Goldens.class, name + ".golden");
  }

  static void assertGolden(Golden golden, Trace trace) {
    GoldenComparison comparison = golden.compare(trace);
    assertThat(comparison.matches()).as(comparison.report()).isTrue();
  }
}
