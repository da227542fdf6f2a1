package dev.tracelab.lab.cost;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;

/** Customers that order from one gateway, and again as soon as they have a response. */
public final class OrderCustomers {

  private static final int CUSTOMERS = 8;

  private final HttpClient client;
  private final int gateway;
  private final ClosedLoop orders;

  /**
   * Customers that do not order yet.
   *
   * @param gateway its port on loopback
   * @param failures receives a sentence about orders that failed
   */
  public OrderCustomers(Vertx vertx, int gateway, Consumer<String> failures) {
    this.client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(CUSTOMERS));
    this.gateway = gateway;
    this.orders = new ClosedLoop(vertx, CUSTOMERS, this::order, failures);
  }

  /** Orders for some time; blocks. Returns the number of accepted orders. */
  public long run(Duration load) {
    return orders.run(load);
  }

  /** Each order is by a new customer, so no credit limit is reached. */
  private Future<Void> order() {
    String key = UUID.randomUUID().toString();
    JsonObject body =
        new JsonObject()
            .put("customerId", "c-" + key.replace("-", ""))
            .put(
                "items",
                new JsonArray().add(item("kenya-nyeri-250g")).add(item("sumatra-gayo-250g")));
    return client
        .request(HttpMethod.POST, gateway, "127.0.0.1", "/api/orders")
        .compose(request -> accepted(request.putHeader("Idempotency-Key", key), body));
  }

  private static JsonObject item(String sku) {
    return new JsonObject().put("sku", sku).put("quantity", 1);
  }

  private static Future<Void> accepted(HttpClientRequest request, JsonObject order) {
    return request
        .putHeader("Content-Type", "application/json")
        .send(order.toBuffer())
        .compose(response -> response.body().map(response.statusCode()))
        .compose(
            status ->
                status == 201
                    ? Future.succeededFuture()
                    : Future.failedFuture("The gateway responded with " + status));
  }
}
