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

/** The scenarios that change order-service. */
public final class OrderScenarios {

  private OrderScenarios() {}

  /** Each with the port that it changes. */
  public static List<PortScenario<?>> all() {
    return List.of(
        new PortScenario<>(
            "sequential-calls",
            Inventory.class,
            (service, clean) -> new SequentialReads(clean, new ListPrices(service)),
            (service, clean) -> new ParallelReads(clean, new ListPrices(service))),
        new PortScenario<>(
            "slow-dependency",
            Inventory.class,
            (service, clean) -> clean,
            (service, clean) -> new QuoteWithDeadline(clean, new ListPrices(service))),
        new PortScenario<>(
            "orphaned-work",
            Inventory.class,
            (service, clean) -> new QuoteWithoutCancellation(clean, new ListPrices(service)),
            (service, clean) -> new QuoteWithDeadline(clean, new ListPrices(service))),
        new PortScenario<>(
            "pool-exhaustion",
            Inventory.class,
            (service, clean) ->
                new QuoteHoldingConnection(service.traced(), PriceRules.pool(service), clean),
            (service, clean) ->
                new QuoteReleasingConnection(service.traced(), PriceRules.pool(service), clean)),
        new PortScenario<>(
            "blocked-event-loop",
            Inventory.class,
            (service, clean) -> new DiscountOnEventLoop(clean),
            (service, clean) -> new DiscountOnWorker(service.vertx(), service.traced(), clean)),
        new PortScenario<>(
            "lost-context",
            Inventory.class,
            (service, clean) ->
                new ReserveOnForeignThread(service.traced(), threads(service), clean),
            (service, clean) ->
                new ReserveOnForeignThread(
                    service.traced(), TraceHandover.propagating(threads(service)), clean)),
        new PortScenario<>(
            "after-response",
            Inventory.class,
            (service, clean) -> new NotifyUntraced(CustomerNotifications.start(service), clean),
            (service, clean) ->
                new NotifyReferring(
                    CustomerNotifications.start(service), References.FOLLOWS_FROM, clean)),
        new PortScenario<>(
            "child-or-follows",
            Inventory.class,
            (service, clean) ->
                new NotifyReferring(
                    CustomerNotifications.start(service), References.CHILD_OF, clean),
            (service, clean) ->
                new NotifyReferring(
                    CustomerNotifications.start(service), References.FOLLOWS_FROM, clean)),
        new PortScenario<>(
            "retry-storm",
            Inventory.class,
            (service, clean) -> new RetryInEveryLayer(clean, new ListPrices(service)),
            (service, clean) ->
                new RetryInOneLayer(service.vertx(), clean, new ListPrices(service))),
        new PortScenario<>(
            "baggage-bloat",
            Inventory.class,
            (service, clean) -> new UnboundedBaggage(ListPrices.inventory(service), clean),
            (service, clean) -> new BoundedBaggage(clean)),
        new PortScenario<>(
            "crossed-branches",
            Inventory.class,
            (service, clean) -> new SharedActiveSpan(service.tracer(), clean),
            (service, clean) -> new ContextPerBranch(service.traced(), clean)),
        new PortScenario<>(
            "hidden-error",
            Inventory.class,
            (service, clean) -> new SwallowedFailure(service.traced(), clean),
            (service, clean) -> new ReportedFailure(service.traced(), clean)));
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
