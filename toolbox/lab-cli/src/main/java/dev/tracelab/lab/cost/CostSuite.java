package dev.tracelab.lab.cost;

import dev.tracelab.lab.parts.ServiceSuite;
import dev.tracelab.lab.process.LabException;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The three services of one setting, and the customers that order from them.
 *
 * <p>A turn begins at once and without waiting for the end of the one before, so that no setting
 * cools down. What is left of a turn, such as its last fulfilments, therefore counts in the
 * setting's next one.
 */
final class CostSuite implements MeasurementRounds.Subject {

  private final CostSetting setting;
  private final ServiceSuite services;
  private final OrderCustomers customers;
  private Duration counted;
  private long orders;

  /** Running services without load. */
  CostSuite(CostSetting setting, ServiceSuite services, Vertx vertx, Consumer<String> failures) {
    this.setting = setting;
    this.services = services;
    this.customers = new OrderCustomers(vertx, services.gateway().getPort(), failures);
    this.counted = services.cpuTime();
  }

  @Override
  public String title() {
    return setting.title();
  }

  @Override
  public double microsPerRequest(Duration load) {
    long accepted = customers.run(load);
    if (accepted == 0) {
      throw new LabException(
          "No order %s was accepted: see '.lab/logs/gateway-service-%s.log'."
              .formatted(setting.title(), setting.id()));
    }
    Duration before = counted;
    counted = services.cpuTime();
    orders += accepted;
    return counted.minus(before).toNanos() / 1e3 / accepted;
  }

  /** Orders accepted so far. */
  long orders() {
    return orders;
  }

  ServiceSuite services() {
    return services;
  }

  /** The services end with the lab. */
  @Override
  public void close() {}
}
