package dev.tracelab.inventory.http;

import dev.tracelab.inventory.store.ProductStore;
import dev.tracelab.inventory.store.ReservationStore;
import dev.tracelab.kit.http.Answer;
import dev.tracelab.kit.http.Api;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/** All operations of the contract. */
public final class InventoryApi {

  /** The contract, on the class path. */
  public static final String CONTRACT = "openapi.yaml";

  private InventoryApi() {}

  /** The routes, each with who answers it. */
  public static Router router(Api api, ProductStore productStore, ReservationStore stock) {
    ProductHandlers products = new ProductHandlers(productStore);
    ReservationHandlers reservations = new ReservationHandlers(stock);
    return api.on("listProducts", orProblem(products::list))
        .on("findProduct", orProblem(products::find))
        .on("quote", orProblem(products::quote))
        .on("reserve", orProblem(reservations::hold))
        .on("settle", orProblem(reservations::settle))
        .router();
  }

  private static Function<RoutingContext, Future<Answer>> orProblem(
      Function<RoutingContext, Future<Answer>> handler) {
    return context ->
        Future.succeededFuture(context).compose(handler).recover(Refusals::answerAsProblem);
  }
}
