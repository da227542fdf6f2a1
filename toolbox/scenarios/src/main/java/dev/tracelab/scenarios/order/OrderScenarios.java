package dev.tracelab.scenarios.order;

import dev.tracelab.kit.lifecycle.ServiceBuilder;
import dev.tracelab.order.client.Inventory;
import dev.tracelab.scenarios.engine.PortScenario;
import dev.tracelab.tracing.TraceHandover;
import io.opentracing.References;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;

/** The scenarios that change order-service. */
public final class OrderScenarios {

  private static final List<PortScenario<?>> ALL =
      List.of(
          change(
              "sequential-calls",
              (service, clean) -> new SequentialReads(clean, new ListPrices(service)),
              (service, clean) -> new ParallelReads(clean, new ListPrices(service))),
          change(
              "slow-dependency",
              (service, clean) -> clean,
              (service, clean) -> new QuoteWithDeadline(clean, new ListPrices(service))),
          change(
              "orphaned-work",
              (service, clean) -> new QuoteWithoutCancellation(clean, new ListPrices(service)),
              (service, clean) -> new QuoteWithDeadline(clean, new ListPrices(service))),
          change(
              "pool-exhaustion",
              (service, clean) ->
                  new QuoteHoldingConnection(service.traced(), PriceRules.pool(service), clean),
              (service, clean) ->
                  new QuoteReleasingConnection(service.traced(), PriceRules.pool(service), clean)),
          change(
              "blocked-event-loop",
              (service, clean) -> new DiscountOnEventLoop(clean),
              (service, clean) -> new DiscountOnWorker(service.vertx(), service.traced(), clean)),
          change(
              "lost-context",
              (service, clean) ->
                  new ReserveOnForeignThread(service.traced(), threads(service), clean),
              (service, clean) ->
                  new ReserveOnForeignThread(
                      service.traced(), TraceHandover.propagating(threads(service)), clean)),
          change(
              "after-response",
              (service, clean) -> new NotifyUntraced(CustomerNotifications.start(service), clean),
              (service, clean) ->
                  new NotifyReferring(
                      CustomerNotifications.start(service), References.FOLLOWS_FROM, clean)),
          change(
              "child-or-follows",
              (service, clean) ->
                  new NotifyReferring(
                      CustomerNotifications.start(service), References.CHILD_OF, clean),
              (service, clean) ->
                  new NotifyReferring(
                      CustomerNotifications.start(service), References.FOLLOWS_FROM, clean)),
          change(
              "retry-storm",
              (service, clean) -> new RetryInEveryLayer(clean, new ListPrices(service)),
              (service, clean) ->
                  new RetryInOneLayer(service.vertx(), clean, new ListPrices(service))),
          change(
              "baggage-bloat",
              (service, clean) -> new UnboundedBaggage(ListPrices.inventory(service), clean),
              (service, clean) -> new BoundedBaggage(clean)),
          change(
              "crossed-branches",
              (service, clean) -> new SharedActiveSpan(service.tracer(), clean),
              (service, clean) -> new ContextPerBranch(service.traced(), clean)),
          change(
              "hidden-error",
              (service, clean) -> new SwallowedFailure(service.traced(), clean),
              (service, clean) -> new ReportedFailure(service.traced(), clean)));

  private OrderScenarios() {}

  /** Each with the port that it changes. */
  public static List<PortScenario<?>> all() {
    return ALL;
  }

  private static PortScenario<Inventory> change(
      String id,
      BiFunction<ServiceBuilder, Inventory, Inventory> broken,
      BiFunction<ServiceBuilder, Inventory, Inventory> repaired) {
    return new PortScenario<>(id, Inventory.class, broken, repaired);
  }

  /** As a library brings them along: Vert.x knows nothing of these threads. */
  private static ExecutorService threads(ServiceBuilder service) {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    service.onShutdown(
        "foreign threads",
        () -> {
          threads.shutdown();
          return Future.succeededFuture();
        });
    return threads;
  }
}
