package dev.tracelab.inventory.http;

import dev.tracelab.inventory.domain.InventoryRejection;
import dev.tracelab.inventory.store.ProductStore;
import dev.tracelab.inventory.store.ReservationStore;
import dev.tracelab.kit.http.Api;
import dev.tracelab.kit.http.ApiResponse;
import dev.tracelab.kit.http.ProblemException;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/** The routes of the inventory service. */
public final class InventoryRoutes {

  private final InventoryHandlers handlers;

  /** Routes over these stores. */
  public InventoryRoutes(ProductStore products, ReservationStore reservations) {
    this.handlers = new InventoryHandlers(products, reservations);
  }

  /** Binds each route of the contract. */
  public void on(Api api) {
    api.route("GET /products", orProblem(handlers::listProducts))
        .route("GET /products/{sku}", orProblem(handlers::findProduct))
        .route("POST /quotes", orProblem(handlers::quote))
        .route("POST /reservations", orProblem(handlers::reserve))
        .route("PUT /reservations/{id}", orProblem(handlers::settle));
  }

  /** A rejection becomes a problem; any other failure stays what it is. */
  private static Function<RoutingContext, Future<ApiResponse>> orProblem(
      Function<RoutingContext, Future<ApiResponse>> handler) {
    return request ->
        Future.succeededFuture(request)
            .compose(handler)
            .recover(
                failure ->
                    Future.failedFuture(
                        failure instanceof InventoryRejection rejection
                            ? ProblemException.of(InventoryRepresentations.of(rejection))
                            : failure));
  }
}
