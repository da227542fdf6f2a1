package dev.tracelab.jaeger.query;

import dev.tracelab.jaeger.store.TraceStore;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** The query API, as a table of contents. Answers are put together off the event loop. */
final class QueryRoutes {

  private final Vertx vertx;
  private final TraceQueries queries;

  private QueryRoutes(Vertx vertx, TraceQueries queries) {
    this.vertx = vertx;
    this.queries = queries;
  }

  static Router router(Vertx vertx, TraceStore store) {
    QueryRoutes routes = new QueryRoutes(vertx, TraceQueries.over(store));
    Router router = Router.router(vertx);
    router
        .get("/api/traces/:id")
        .handler(ctx -> routes.answer(ctx, routes.queries::trace, ErrorForm.JAEGER));
    return router;
  }

  private void answer(RoutingContext ctx, Query query, ErrorForm form) {
    MultiMap parameters = ctx.queryParams();
    String id = ctx.pathParam("id");
    vertx
        .executeBlocking(() -> query.answer(id, parameters).toBuffer(), false)
        .onSuccess(json -> end(ctx.response(), 200, json))
        .onFailure(failure -> refuse(ctx, failure, form));
  }

  private static void refuse(RoutingContext ctx, Throwable failure, ErrorForm form) {
    if (failure instanceof QueryError error) {
      end(ctx.response(), error.status(), form.of(error).toBuffer());
    } else {
      ctx.fail(failure);
    }
  }

  private static void end(HttpServerResponse response, int status, Buffer json) {
    response
        .setStatusCode(status)
        .putHeader("content-type", "application/json")
        .putHeader("x-content-type-options", "nosniff")
        .putHeader("cache-control", "no-store")
        .end(json);
  }

  private interface Query {
    JsonObject answer(String pathId, MultiMap parameters);
  }
}
