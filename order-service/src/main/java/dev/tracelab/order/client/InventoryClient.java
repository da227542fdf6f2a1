package dev.tracelab.order.client;

import dev.tracelab.kit.client.ServiceCall;
import dev.tracelab.kit.client.ServiceClient;
import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.kit.problem.Problem;
import dev.tracelab.kit.problem.ProblemException;
import dev.tracelab.order.domain.Order;
import dev.tracelab.order.domain.OrderPrice;
import dev.tracelab.order.domain.OrderRejection;
import dev.tracelab.order.json.OrderJson;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Calls inventory-service. */
public final class InventoryClient implements Inventory {

  /** Reasons that mean that the reservation no longer holds stock, or never did. */
  private static final Set<String> GONE = Set.of("reservation-expired", "unknown-reservation");

  /** Only the gateway retries: retries in several layers would multiply. */
  private static final int ATTEMPTS = 1;

  private static final int NOT_FOUND = 404;
  private static final int GATEWAY_TIMEOUT = 504;

  private final ServiceClient client;
  private final Duration reservationTtl;

  /**
   * Creates a client.
   *
   * @param reservationTtl how long a reservation holds stock
   */
  public InventoryClient(ServiceClient client, Duration reservationTtl) {
    this.client = client;
    this.reservationTtl = reservationTtl;
  }

  @Override
  public Future<OrderPrice> quote(List<Order.Item> items, Deadline deadline) {
    JsonObject body = new JsonObject().put("items", OrderJson.of(items));
    return call(ServiceCall.post("/quotes", body), deadline)
        .map(response -> OrderJson.price(response.bodyAsJsonObject()));
  }

  @Override
  public Future<Void> reserve(Order order, Deadline deadline) {
    JsonObject body =
        new JsonObject()
            .put("id", order.id().toString())
            .put("items", OrderJson.of(order.items()))
            .put("ttlSeconds", reservationTtl.toSeconds());
    return call(ServiceCall.post("/reservations", body), deadline).mapEmpty();
  }

  @Override
  public Future<Void> commit(UUID orderId, Deadline deadline) {
    return call(settle(orderId, "COMMITTED"), deadline).mapEmpty();
  }

  /** Whether a commit failed because the reservation holds no stock: it can be made again. */
  public static boolean isGone(Throwable failure) {
    return failure instanceof OrderRejection rejection && GONE.contains(rejection.reason());
  }

  @Override
  public Future<Void> release(UUID orderId, Deadline deadline) {
    return client
        .call(settle(orderId, "RELEASED"), deadline, ATTEMPTS)
        .compose(
            response ->
                response.statusCode() == NOT_FOUND
                    ? Future.succeededFuture()
                    : successful(response).mapEmpty());
  }

  private static ServiceCall settle(UUID orderId, String state) {
    return ServiceCall.put("/reservations/{id}", new JsonObject().put("state", state))
        .with("id", orderId.toString());
  }

  private Future<HttpResponse<Buffer>> call(ServiceCall call, Deadline deadline) {
    return client.call(call, deadline, ATTEMPTS).compose(InventoryClient::successful);
  }

  private static Future<HttpResponse<Buffer>> successful(HttpResponse<Buffer> response) {
    int status = response.statusCode();
    if (status < 400) {
      return Future.succeededFuture(response);
    }
    if (status == GATEWAY_TIMEOUT) {
      return Future.failedFuture(ProblemException.deadlineExceeded());
    }
    return Future.failedFuture(status < 500 ? rejection(response) : fault(status));
  }

  private static RuntimeException rejection(HttpResponse<Buffer> response) {
    return Problem.in(response)
        .<RuntimeException>map(
            problem ->
                new OrderRejection(problem.name(), problem.detail(), problem.extensions().getMap()))
        .orElseGet(() -> fault(response.statusCode()));
  }

  private static RuntimeException fault(int status) {
    return ProblemException.unavailable("inventory-service failed with status " + status + ".");
  }
}
