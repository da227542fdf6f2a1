package dev.tracelab.order.client;

import dev.tracelab.kit.client.ServiceCall;
import dev.tracelab.kit.client.ServiceClient;
import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.kit.http.ProblemException;
import dev.tracelab.order.domain.Order;
import dev.tracelab.order.domain.OrderItem;
import dev.tracelab.order.domain.Quote;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * inventory-service. A refusal fails as the problem that inventory answered, which is the
 * customer's to read; what is inventory's fault fails as 503 or 504.
 */
public final class Inventory {

  /** Problems of a reservation that holds no stock any more, or never did. */
  private static final Set<String> GONE = Set.of("reservation-expired", "unknown-reservation");

  /** Retries are the gateway's business: one layer only. */
  private static final int ATTEMPTS = 1;

  private static final int NOT_FOUND = 404;
  private static final String RESERVATION = "/reservations/{id}";

  private final ServiceClient client;
  private final Duration reservationTtl;

  private Inventory(ServiceClient client, Duration reservationTtl) {
    this.client = client;
    this.reservationTtl = reservationTtl;
  }

  /**
   * Inventory behind a client.
   *
   * @param reservationTtl how long reserved stock waits for its order
   */
  public static Inventory create(ServiceClient client, Duration reservationTtl) {
    return new Inventory(client, reservationTtl);
  }

  /** What items cost. */
  public Future<Quote> quote(List<OrderItem> items, Deadline deadline) {
    JsonObject body = new JsonObject().put("items", OrderItem.toJson(items));
    return call(ServiceCall.post("/quotes", body), deadline)
        .map(response -> new Quote(response.bodyAsJsonObject()));
  }

  /** Reserves all items of an order, or none. Asked again, the reservation stays as it is. */
  public Future<Void> reserve(Order order, Deadline deadline) {
    JsonObject body =
        new JsonObject()
            .put("id", order.id().toString())
            .put("items", OrderItem.toJson(order.items()))
            .put("ttlSeconds", reservationTtl.toSeconds());
    return call(ServiceCall.post("/reservations", body), deadline).mapEmpty();
  }

  /** Whether a commit failed because the reservation holds no stock: it can be made again. */
  public static boolean isGone(Throwable failure) {
    return failure instanceof ProblemException problem && GONE.contains(problem.problem().name());
  }

  /** The reserved stock leaves the shelf; fails, see {@link #isGone}, when that is too late. */
  public Future<Void> commit(UUID orderId, Deadline deadline) {
    return call(settle(orderId, "COMMITTED"), deadline).mapEmpty();
  }

  /** Gives reserved stock back; an order that has reserved nothing is fine. */
  public Future<Void> release(UUID orderId, Deadline deadline) {
    return client
        .call(settle(orderId, "RELEASED"), deadline, ATTEMPTS)
        .compose(
            response ->
                response.statusCode() == NOT_FOUND
                    ? Future.succeededFuture()
                    : InventoryAnswers.succeeded(response).mapEmpty());
  }

  private static ServiceCall settle(UUID orderId, String state) {
    return ServiceCall.put(RESERVATION, new JsonObject().put("state", state))
        .with("id", orderId.toString());
  }

  private Future<HttpResponse<Buffer>> call(ServiceCall call, Deadline deadline) {
    return client.call(call, deadline, ATTEMPTS).compose(InventoryAnswers::succeeded);
  }
}
