package dev.tracelab.jaeger.query;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * Turns questions into handlers. Answers are put together off the event loop: they may be large.
 */
final class Answers {

  private final Vertx vertx;
  private final ErrorForm form;

  private Answers(Vertx vertx, ErrorForm form) {
    this.vertx = vertx;
    this.form = form;
  }

  static Answers of(Vertx vertx, ErrorForm form) {
    return new Answers(vertx, form);
  }

  /**
   * A handler that answers from the query's parameters; {@code id} is the path's, if it has one.
   */
  Handler<RoutingContext> with(Question question) {
    return ctx -> {
      MultiMap parameters = parameters(ctx);
      vertx
          .executeBlocking(() -> question.answer(parameters).toBuffer(), false)
          .onSuccess(json -> end(ctx.response(), 200, json))
          .onFailure(failure -> refuse(ctx, failure));
    };
  }

  private static MultiMap parameters(RoutingContext ctx) {
    MultiMap parameters = ctx.queryParams();
    ctx.pathParams().forEach(parameters::set);
    return parameters;
  }

  private void refuse(RoutingContext ctx, Throwable failure) {
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
        .putHeader("cache-control", "no-store")
        .end(json);
  }

  /** A question of the API. */
  interface Question {
    JsonObject answer(MultiMap parameters);
  }
}
