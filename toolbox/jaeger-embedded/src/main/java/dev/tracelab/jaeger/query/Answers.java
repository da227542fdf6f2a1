package dev.tracelab.jaeger.query;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * Turns questions into handlers. Answers are put together off the event loop: they may be large.
 */
final class Answers {

  /** The body is JSON all the same: so says the real Jaeger, and so it is read. */
  private static final String REFUSAL = "text/plain; charset=utf-8";

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
          .onSuccess(json -> end(ctx, "application/json", json))
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
      Buffer body = form.of(error).toBuffer().appendString("\n");
      ctx.response().setStatusCode(error.status());
      end(ctx, REFUSAL, body);
    } else {
      ctx.fail(failure);
    }
  }

  /** An answer to HEAD has the headers of the answer to GET, and no body. */
  private static void end(RoutingContext ctx, String type, Buffer json) {
    HttpServerResponse response =
        ctx.response()
            .putHeader("content-type", type)
            .putHeader("content-length", Integer.toString(json.length()))
            .putHeader("cache-control", "no-store");
    response.end(ctx.request().method().equals(HttpMethod.HEAD) ? Buffer.buffer() : json);
  }

  /** A question of the API. */
  interface Question {
    JsonObject answer(MultiMap parameters);
  }
}
