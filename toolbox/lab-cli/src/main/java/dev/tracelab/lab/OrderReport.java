package dev.tracelab.lab;

import dev.tracelab.lab.order.GatewayClient;
import dev.tracelab.lab.order.OrderRequest;
import dev.tracelab.lab.order.OrderRun.Outcome;
import java.util.List;

/** Prints an order, its trace, and how that differs from the expected one. */
final class OrderReport {

  private final Screen screen;
  private final LabDoctor doctor;

  OrderReport(Screen screen, LabDoctor doctor) {
    this.screen = screen;
    this.doctor = doctor;
  }

  void print(OrderRequest order, Outcome outcome) {
    screen.println("\nOrder of " + order.description() + ": " + result(outcome) + "\n");
    if (!outcome.response().traced()) {
      screen.printText("", GatewayClient.Response.UNTRACED);
      return;
    }
    if (!outcome.response().sampled()) {
      screen.println(screen.red("This trace was not sampled" + why() + ".") + doctor.causes());
      return;
    }
    screen.printTrace(outcome.trace());
    if (outcome.golden() != null && !outcome.golden().matches(outcome.trace())) {
      screen.println("\n" + screen.red("This trace is incomplete."));
      screen.println(outcome.golden().compare(outcome.trace()).report() + doctor.causes());
    }
  }

  /** The services inherit their sampler settings from the lab's environment. */
  private static String why() {
    List<String> sampler =
        System.getenv().entrySet().stream()
            .filter(variable -> variable.getKey().startsWith("JAEGER_SAMPLER_"))
            .map(variable -> variable.getKey() + " is " + variable.getValue())
            .sorted()
            .toList();
    return sampler.isEmpty() ? "; see './lab sampling'" : ": " + String.join(", ", sampler);
  }

  private String result(Outcome outcome) {
    GatewayClient.Response response = outcome.response();
    if (response.accepted()) {
      return screen.green(
          "%d %s, then %s".formatted(response.status(), response.state(), outcome.state()));
    }
    String detail = response.detail() == null ? "" : ", " + response.detail();
    return screen.red("refused with " + response.status() + detail);
  }
}
