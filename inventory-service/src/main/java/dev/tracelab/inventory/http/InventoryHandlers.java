package dev.tracelab.inventory.http;

import dev.tracelab.inventory.domain.Reservation;
import dev.tracelab.inventory.store.Products;
import dev.tracelab.inventory.store.Reservations;
import dev.tracelab.inventory.store.Reservations.Reserved;
import dev.tracelab.kit.http.ApiResponse;
import dev.tracelab.tracing.TraceContext;
import io.opentracing.Span;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles requests: parses each, calls a store and renders the response. */
final class InventoryHandlers {

  private static final Logger LOG = LoggerFactory.getLogger(InventoryHandlers.class);

  private static final String CUSTOMER_ID = "customer.id";

  private final Products products;
  private final Reservations reservations;

  InventoryHandlers(Products products, Reservations reservations) {
    this.products = products;
    this.reservations = reservations;
  }

  Future<ApiResponse> listProducts(RoutingContext context) {
    return products.list().map(list -> ApiResponse.json(200, InventoryRepresentations.of(list)));
  }

  Future<ApiResponse> findProduct(RoutingContext context) {
    return products
        .find(InventoryRequests.sku(context))
        .map(product -> ApiResponse.json(200, InventoryRepresentations.of(product)));
  }

  Future<ApiResponse> quote(RoutingContext context) {
    return products
        .quote(InventoryRequests.items(context))
        .map(quote -> ApiResponse.json(200, InventoryRepresentations.of(quote)));
  }

  Future<ApiResponse> reserve(RoutingContext context) {
    tagCustomer();
    UUID id = InventoryRequests.newReservationId(context);
    return reservations
        .reserve(id, InventoryRequests.items(context), InventoryRequests.ttl(context))
        .onSuccess(reserved -> logState(reserved.reservation()))
        .map(InventoryHandlers::response);
  }

  Future<ApiResponse> settle(RoutingContext context) {
    UUID id = InventoryRequests.reservationId(context);
    Future<Reservation> settled =
        InventoryRequests.isCommit(context) ? reservations.commit(id) : reservations.release(id);
    return settled.map(
        reservation -> ApiResponse.json(200, InventoryRepresentations.ofSettled(reservation)));
  }

  /** The gateway puts the customer into the baggage; as a tag it can be searched for. */
  private static void tagCustomer() {
    Span active = TraceContext.activeSpan();
    if (active != null) {
      active.setTag(CUSTOMER_ID, active.getBaggageItem(CUSTOMER_ID));
    }
  }

  private static void logState(Reservation reservation) {
    LOG.atInfo()
        .addKeyValue("orderId", reservation.id())
        .log("The units of order {} are {}.", reservation.id(), reservation.state());
  }

  private static ApiResponse response(Reserved reserved) {
    return ApiResponse.json(
        reserved.created() ? 201 : 200, InventoryRepresentations.of(reserved.reservation()));
  }
}
