package dev.tracelab.bench.orders;

import dev.tracelab.bench.load.ClosedLoop;
import dev.tracelab.bench.measure.MeasurementRounds;
import dev.tracelab.bench.process.ChildJvm;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The three services of one setting, and the customers that order from them. */
final class MeasuredSuite implements MeasurementRounds.Subject {

  private static final int CUSTOMERS = 8;

  /** Longer than spans are buffered and fulfilment takes. */
  private static final long SETTLED_WITHIN_MILLIS = 2_000;

  private final OrderSetting setting;
  private final Vertx vertx;
  private final List<ChildJvm> services;
  private final ClosedLoop customers;

  /**
   * Three running services.
   *
   * @param gateway one of {@code services}
   */
  MeasuredSuite(OrderSetting setting, Vertx vertx, List<ChildJvm> services, ChildJvm gateway) {
    this.setting = setting;
    this.vertx = vertx;
    this.services = List.copyOf(services);
    WebClient client = WebClient.create(vertx);
    this.customers = new ClosedLoop(vertx, CUSTOMERS, () -> order(client, gateway.port()));
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

  /** Each order is by a new customer, so no credit limit is reached. */
  private static Future<Void> order(WebClient client, int gateway) {
    String key = UUID.randomUUID().toString();
    JsonObject body =
        new JsonObject()
            .put("customerId", "c-" + key.replace("-", ""))
            .put(
                "items",
                new JsonArray().add(item("kenya-nyeri-250g")).add(item("sumatra-gayo-250g")));
    return client
        .post(gateway, "127.0.0.1", "/api/orders")
        .putHeader("Idempotency-Key", key)
        .sendJsonObject(body)
        .compose(MeasuredSuite::accepted);
  }

  private static JsonObject item(String sku) {
    return new JsonObject().put("sku", sku).put("quantity", 1);
  }

  private static Future<Void> accepted(HttpResponse<Buffer> response) {
    return response.statusCode() == 201
        ? Future.succeededFuture()
        : Future.failedFuture("The gateway responded with " + response.statusCode());
  }
}
