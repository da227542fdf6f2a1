package dev.tracelab.order;

import dev.tracelab.kit.lifecycle.PolledGauges;
import dev.tracelab.kit.lifecycle.ServiceBuilder;
import dev.tracelab.kit.lifecycle.ServiceDescription;
import dev.tracelab.kit.lifecycle.ServiceRunner;
import dev.tracelab.kit.sql.Database;
import dev.tracelab.order.client.Inventory;
import dev.tracelab.order.flow.AbandonedSweep;
import dev.tracelab.order.flow.Compensation;
import dev.tracelab.order.flow.FirstAnswer;
import dev.tracelab.order.flow.Fulfilment;
import dev.tracelab.order.flow.GivingUp;
import dev.tracelab.order.flow.OrderConsumers;
import dev.tracelab.order.flow.OutboxRelay;
import dev.tracelab.order.flow.Placement;
import dev.tracelab.order.flow.PlacementSteps;
import dev.tracelab.order.http.OrderRoutes;
import dev.tracelab.order.payment.Payments;
import dev.tracelab.order.store.AbandonedOrders;
import dev.tracelab.order.store.Backlog;
import dev.tracelab.order.store.Claims;
import dev.tracelab.order.store.OrderMeters;
import dev.tracelab.order.store.Orders;
import dev.tracelab.order.store.Outbox;
import dev.tracelab.tracing.Traced;
import dev.tracelab.tracing.messaging.TraceCarriers;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Starts the order service: its parts, in the order in which one needs the other. */
public final class Main {

  /** The order service. */
  public static final ServiceDescription<OrderConfig> SERVICE =
      new ServiceDescription<>(
          "order-service", "openapi.yaml", 8081, 9081, OrderConfig::from, Main::assemble);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
  private static final LongSupplier NANO_TIME = System::nanoTime;

  private Main() {}

  /** Reads the environment and serves until the process is told to stop. */
  public static void main(String[] args) {
    ServiceRunner.run(SERVICE);
  }

  private static void assemble(OrderConfig config, ServiceBuilder service) {
    Vertx vertx = service.vertx();
    Traced traced = service.traced();
    TraceCarriers carriers = TraceCarriers.create(service.tracer());

    Database database = service.database(config.database());
    Outbox outbox = Outbox.create(database);
    Orders orders = Orders.create(database, outbox, OrderMeters.create(service.meters()));
    Claims claims = Claims.create(database);
    Payments payments = PaymentParts.open(config, service);
    Inventory inventory =
        Inventory.create(
            service.client("inventory-service", config.inventory()), config.reservationTtl());

    Compensation compensation = Compensation.create(traced, inventory, payments, NANO_TIME);
    PlacementSteps steps =
        PlacementSteps.create(
            traced,
            orders,
            inventory,
            payments,
            compensation,
            config.creditLimit(),
            OutboxRelay.nudging(vertx));
    Placement placement =
        Placement.create(
            traced,
            carriers,
            claims,
            config.lease(),
            steps,
            FirstAnswer.create(vertx, traced, claims));

    service.deploy(
        OrderConsumers.create(
            traced,
            Fulfilment.create(traced, orders, inventory, compensation, NANO_TIME),
            GivingUp.create(traced, orders, compensation)));
    service.deploy(OutboxRelay.create(outbox, carriers, config.outboxPoll(), config.outboxLease()));
    service.deploy(
        AbandonedSweep.create(
            AbandonedOrders.create(database),
            carriers,
            config.sweepInterval(),
            config.sweepGrace(),
            config.lease()));
    service.deploy(backlog(service, outbox));
    service.serve(OrderRoutes.create(placement, orders)::on);
  }

  private static PolledGauges<Backlog> backlog(ServiceBuilder service, Outbox outbox) {
    return PolledGauges.create(service.meters(), BETWEEN_LOOKS, outbox::backlog)
        .show("outbox.rows", "Confirmed orders that wait for fulfilment.", Backlog::rows)
        .show(
            "outbox.oldest.age.seconds",
            "How long the order that waits longest for fulfilment has done so.",
            Backlog::oldestSeconds);
  }
}
