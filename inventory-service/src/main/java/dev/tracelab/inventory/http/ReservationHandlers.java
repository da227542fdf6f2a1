package dev.tracelab.inventory.http;

import dev.tracelab.inventory.domain.Hold;
import dev.tracelab.inventory.domain.ReservationState;
import dev.tracelab.inventory.store.ReservationStore;
import dev.tracelab.kit.http.ApiResponse;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds, commits and releases units on request. */
final class ReservationHandlers {

  private static final Logger LOG = LoggerFactory.getLogger(ReservationHandlers.class);

  private final ReservationStore store;

  ReservationHandlers(ReservationStore store) {
    this.store = store;
  }

  Future<ApiResponse> hold(RoutingContext context) {
    JsonObject body = context.body().asJsonObject();
    UUID id = UUID.fromString(body.getString("id"));
    Duration ttl = Duration.ofSeconds(body.getLong("ttlSeconds"));
    return store
        .hold(id, InventoryRequests.items(body), ttl)
        .onSuccess(ReservationHandlers::log)
        .map(ReservationHandlers::answer);
  }

  Future<ApiResponse> settle(RoutingContext context) {
    UUID id = UUID.fromString(context.pathParam("id"));
    String wanted = context.body().asJsonObject().getString("state");
    return store
        .settle(id, ReservationState.valueOf(wanted))
        .map(settled -> ApiResponse.json(200, InventoryRepresentations.ofSettled(settled)));
  }

  private static void log(Hold hold) {
    UUID order = hold.reservation().id();
    LOG.atInfo()
        .addKeyValue("orderId", order)
        .log("The units of order {} are {}.", order, hold.reservation().state());
  }

  private static ApiResponse answer(Hold hold) {
    return ApiResponse.json(hold.fresh() ? 201 : 200, InventoryRepresentations.of(hold.reservation()));
  }
}
