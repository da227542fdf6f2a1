package dev.tracelab.lab;

import dev.tracelab.lab.order.OrderAnswer;
import dev.tracelab.lab.order.OrderRequest;
import dev.tracelab.lab.order.OrderRun.Outcome;
import java.util.List;

/** Shows an order: what became of it, its trace, and where that is not what it must be. */
final class OrderReport {

  private final Screen screen;

  OrderReport(Screen screen) {
    this.screen = screen;
  }

  void print(OrderRequest order, Outcome outcome) {
    screen.say("\nOrder of " + order.inWords() + ": " + inWords(outcome) + "\n");
    if (!outcome.answer().sampled()) {
      screen.say(screen.bad("This trace was not sampled" + why() + "."));
      return;
    }
    screen.show(outcome.trace());
    if (outcome.golden() != null && !outcome.golden().matches(outcome.trace())) {
      screen.say("\n" + screen.bad("This trace is not whole."));
      screen.say(outcome.golden().compare(outcome.trace()).report());
    }
  }

  /** The services have their sampler from the lab's own environment. */
  private static String why() {
    List<String> sampler =
        System.getenv().entrySet().stream()
            .filter(variable -> variable.getKey().startsWith("JAEGER_SAMPLER_"))
            .map(variable -> variable.getKey() + " is " + variable.getValue())
            .sorted()
            .toList();
    return sampler.isEmpty() ? "" : ": " + String.join(", ", sampler);
  }

  private String inWords(Outcome outcome) {
    OrderAnswer answer = outcome.answer();
    if (answer.accepted()) {
      return screen.good(
          "%d %s, then %s".formatted(answer.status(), answer.state(), outcome.state()));
    }
    String detail = answer.detail() == null ? "" : ", " + answer.detail();
    return screen.bad("refused with " + answer.status() + detail);
  }
}
