package dev.tracelab.lab;

import dev.tracelab.lab.order.OrderRequest;
import dev.tracelab.lab.order.OrderRun;
import dev.tracelab.lab.order.OrderRun.Outcome;
import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lab.process.LabException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab order}: places an order and prints its trace. */
@Command(
    name = "order",
    description =
        "Place an order and print its trace; exit status 0 only if it is fulfilled and its trace is"
            + " complete.")
final class OrderCommand implements Callable<Integer> {

  private final LabFolder folder;
  private final Screen screen;

  @Mixin private EndpointOptions endpoints = new EndpointOptions();
  @Mixin private TraceTimeout timeout = new TraceTimeout();

  @Parameters(
      paramLabel = "SKU=QUANTITY",
      description = "Products to order; default: two bags of coffee.")
  private Map<String, Integer> items = OrderRequest.first().items();

  @Option(names = "--customer", paramLabel = "ID", description = "Customer id; default: c-lab.")
  private String customer = OrderRequest.first().customerId();

  OrderCommand(LabFolder folder, Screen screen) {
    this.folder = folder;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    OrderRequest order = new OrderRequest(customer, items);
    check(order);
    Duration traceTimeout = timeout.duration();
    URI jaeger = endpoints.jaeger(folder);
    URI gateway = endpoints.gateway(folder);
    OrderRun run = new OrderRun(gateway, jaeger, OrderRun.golden(), traceTimeout);
    Outcome outcome = run.place(order);
    new OrderReport(screen, new LabDoctor(folder)).print(order, outcome);
    if (outcome.response().traced()) {
      screen.println("\n  " + jaeger.resolve("/trace/" + outcome.response().traceId()));
    }
    return outcome.isComplete() ? 0 : Main.FAILED;
  }

  /** Rejects what the gateway would reject as malformed. */
  private static void check(OrderRequest order) {
    if (!order.customerId().matches("c-[0-9a-z]{1,32}")) {
      throw LabException.usageError(
          "--customer must be c- followed by up to 32 lower-case letters and digits, such as c-lab.");
    }
    order
        .items()
        .forEach(
            (sku, quantity) -> {
              if (!sku.matches("[a-z0-9][a-z0-9-]{0,63}") || quantity < 1 || quantity > 1_000) {
                throw LabException.usageError(
                    "SKU=QUANTITY must be a product and a quantity from 1 to 1000, such as"
                        + " ethiopia-yirgacheffe-250g=2.");
              }
            });
  }
}
