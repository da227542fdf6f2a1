package dev.tracelab.order;

import dev.tracelab.kit.lifecycle.ServiceBuilder;
import dev.tracelab.kit.lifecycle.ServiceDescription;
import dev.tracelab.kit.lifecycle.ServiceRunner;
import dev.tracelab.kit.sql.Database;
import dev.tracelab.order.client.Inventory;
import dev.tracelab.order.client.InventoryClient;
import dev.tracelab.order.flow.AbandonedOrderSweep;
import dev.tracelab.order.flow.Compensation;
import dev.tracelab.order.flow.Fulfilment;
import dev.tracelab.order.flow.FulfilmentConsumer;
import dev.tracelab.order.flow.IdempotentPlacement;
import dev.tracelab.order.flow.OutboxRelay;
import dev.tracelab.order.flow.Placement;
import dev.tracelab.order.http.OrderRoutes;
import dev.tracelab.order.payment.LedgerProvider;
import dev.tracelab.order.payment.PaymentProvider;
import dev.tracelab.order.payment.Payments;
import dev.tracelab.order.store.AbandonedOrders;
import dev.tracelab.order.store.ClaimStore;
import dev.tracelab.order.store.OrderMeters;
import dev.tracelab.order.store.OrderStore;
import dev.tracelab.order.store.Outbox;
import dev.tracelab.order.store.OutboxGauges;
import dev.tracelab.tracing.Traced;
import dev.tracelab.tracing.messaging.TraceCarriers;
import dev.tracelab.tracing.sql.TransactionTracing;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;

/** The composition root of order-service. */
public final class Main {

  /** Describes order-service. */
  public static final ServiceDescription<OrderConfig> SERVICE =
      new ServiceDescription<>(
          "order-service", "openapi.yaml", 8081, 9081, OrderConfig::from, Main::assemble);

  private Main() {}

  /** Runs until the process is stopped. All configuration is in the environment. */
  public static void main(String[] arguments) {
    ServiceRunner.run(SERVICE);
  }

  private static void assemble(OrderConfig config, ServiceBuilder service) {
    Vertx vertx = service.vertx();
    Traced traced = service.traced();
    TraceCarriers carriers = new TraceCarriers(service.tracer());

    Database database = service.database(config.database());
    Outbox outbox = new Outbox(database);
    OrderStore orders =
        new OrderStore(
            database, new TransactionTracing(traced), outbox, new OrderMeters(service.meters()));
    Payments payments = payments(config, service);
    Inventory inventory =
        service.port(
            Inventory.class,
            new InventoryClient(
                service.client("inventory-service", config.inventoryService()),
                config.reservationTtl()));
    Compensation compensation = new Compensation(traced, inventory, payments);

    Placement placement =
        new Placement(
            traced,
            orders,
            inventory,
            payments,
            compensation,
            config.creditLimit(),
            () -> OutboxRelay.nudge(vertx));
    IdempotentPlacement idempotent =
        new IdempotentPlacement(
            vertx, traced, carriers, new ClaimStore(database), config.lease(), placement);

    Fulfilment fulfilment = new Fulfilment(traced, orders, inventory, compensation);
    service.deploy(new FulfilmentConsumer(traced, fulfilment, config.outboxLease()));
    service.deploy(new OutboxRelay(outbox, carriers, config.outboxPoll(), config.outboxLease()));
    service.deploy(
        new AbandonedOrderSweep(
            traced,
            carriers,
            new AbandonedOrders(database),
            orders,
            compensation,
            new AbandonedOrderSweep.Schedule(
                config.sweepInterval(), config.sweepGrace(), config.lease())));
    service.deploy(OutboxGauges.create(service.meters(), database.background()));
    service.serve(new OrderRoutes(idempotent, orders)::on);
  }

  private static Payments payments(OrderConfig config, ServiceBuilder service) {
    LedgerProvider ledger = new LedgerProvider(config.database(), config.paymentThreads());
    WorkerExecutor workers =
        service.vertx().createSharedWorkerExecutor("payment", config.paymentThreads());
    service.onShutdown("payment", () -> workers.close().compose(done -> close(ledger, service)));
    return new Payments(workers, service.port(PaymentProvider.class, ledger));
  }

  /** Closing a JDBC pool blocks until its connections are closed. */
  private static Future<Void> close(LedgerProvider ledger, ServiceBuilder service) {
    return service
        .vertx()
        .executeBlocking(
            () -> {
              ledger.close();
              return null;
            });
  }
}
