package dev.tracelab.bench.orders;

import dev.tracelab.bench.process.ChildJvm;
import dev.tracelab.lab.cost.MeasurementRounds;
import dev.tracelab.lab.cost.OrderCustomers;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The three services of one setting, and the customers that order from them. */
final class MeasuredSuite implements MeasurementRounds.Subject {

  /** Longer than spans are buffered and fulfilment takes. */
  private static final long SETTLED_WITHIN_MILLIS = 2_000;

  private final OrderSetting setting;
  private final Vertx vertx;
  private final List<ChildJvm> services;
  private final OrderCustomers customers;

  /**
   * Three running services.
   *
   * @param gateway one of {@code services}
   */
  MeasuredSuite(OrderSetting setting, Vertx vertx, List<ChildJvm> services, ChildJvm gateway) {
    this.setting = setting;
    this.vertx = vertx;
    this.services = List.copyOf(services);
    this.customers = new OrderCustomers(vertx, gateway.port(), System.err::println);
  }

  @Override
  public String title() {
    return setting.title();
  }

  @Override
  public double microsPerRequest(Duration load) {
    Duration before = cpuTime();
    long completed = customers.run(load);
    vertx.timer(SETTLED_WITHIN_MILLIS, TimeUnit.MILLISECONDS).await();
    return cpuTime().minus(before).toNanos() / 1e3 / completed;
  }

  /** Spans finished in the three services, reported or dropped; known once they are closed. */
  long endedSpans() {
    return services.stream()
        .mapToLong(
            service ->
                service.reported(MeasuredService.REPORTED)
                    + service.reported(MeasuredService.DROPPED))
        .sum();
  }

  @Override
  public void close() {
    services.forEach(ChildJvm::close);
  }

  private Duration cpuTime() {
    return services.stream().map(ChildJvm::cpuTime).reduce(Duration.ZERO, Duration::plus);
  }
}
