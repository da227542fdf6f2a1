package dev.tracelab.inventory.http;

import dev.tracelab.inventory.store.ProductStore;
import dev.tracelab.inventory.store.ReservationStore;
import dev.tracelab.kit.http.Api;
import dev.tracelab.kit.http.ApiResponse;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/** All operations of the contract, each with who answers it. */
public final class InventoryRoutes {

  /** The contract's place on the class path. */
  public static final String CONTRACT = "openapi.yaml";

  private final ProductHandlers products;
  private final ReservationHandlers reservations;

  private InventoryRoutes(ProductHandlers products, ReservationHandlers reservations) {
    this.products = products;
    this.reservations = reservations;
  }

  /** The operations over these stores. */
  public static InventoryRoutes create(ProductStore products, ReservationStore reservations) {
    return new InventoryRoutes(new ProductHandlers(products), new ReservationHandlers(reservations));
  }

  /** Adds the operations to an API that was loaded from the contract. */
  public void on(Api api) {
    api.route("GET /products", orProblem(products::list))
        .route("GET /products/{sku}", orProblem(products::find))
        .route("POST /quotes", orProblem(products::quote))
        .route("POST /reservations", orProblem(reservations::hold))
        .route("PUT /reservations/{id}", orProblem(reservations::settle));
  }

  private static Function<RoutingContext, Future<ApiResponse>> orProblem(
      Function<RoutingContext, Future<ApiResponse>> handler) {
    return context ->
        Future.succeededFuture(context).compose(handler).recover(Refusals::answerAsProblem);
  }
}
