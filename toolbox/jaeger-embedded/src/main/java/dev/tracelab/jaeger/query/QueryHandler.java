package dev.tracelab.jaeger.query;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/** Runs queries and writes their JSON, off the event loop: a response may be large. */
final class QueryHandler {

  /** The real Jaeger declares its JSON errors as plain text, and clients read them all the same. */
  private static final String ERROR_TYPE = "text/plain; charset=utf-8";

  private final Vertx vertx;
  private final Function<QueryError, JsonObject> errorBody;

  /** Creates a handler for an API that writes its errors with {@code errorBody}. */
  QueryHandler(Vertx vertx, Function<QueryError, JsonObject> errorBody) {
    this.vertx = vertx;
    this.errorBody = errorBody;
  }

  /** Returns a route's handler; the query gets the parameters of the URL's query and path. */
  Handler<RoutingContext> run(Function<Parameters, JsonObject> query) {
    return ctx -> {
      Parameters parameters = parameters(ctx);
      vertx
          .executeBlocking(() -> query.apply(parameters).toBuffer(), false)
          .onSuccess(json -> respond(ctx, "application/json", json))
          .onFailure(failure -> fail(ctx, failure));
    };
  }

  private static Parameters parameters(RoutingContext ctx) {
    MultiMap parameters = ctx.queryParams();
    ctx.pathParams().forEach(parameters::set);
    return new Parameters(parameters);
  }

  private void fail(RoutingContext ctx, Throwable failure) {
    if (failure instanceof QueryError error) {
      ctx.response().setStatusCode(error.status());
      respond(ctx, ERROR_TYPE, errorBody.apply(error).toBuffer().appendString("\n"));
    } else {
      ctx.fail(failure);
    }
  }

  /** A response to HEAD has the headers of the response to GET, and no body. */
  private static void respond(RoutingContext ctx, String type, Buffer json) {
    HttpServerResponse response =
        ctx.response()
            .putHeader("content-type", type)
            .putHeader("content-length", Integer.toString(json.length()))
            .putHeader("cache-control", "no-store");
    response.end(ctx.request().method().equals(HttpMethod.HEAD) ? Buffer.buffer() : json);
  }
}
