package dev.tracelab.jaeger.ingest;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Locale;
import java.util.Set;

/** The collector's one route, with the status codes of the real Jaeger. */
final class CollectorRoutes {

  /** Four times jaeger-client's largest packet. */
  static final int MAX_BODY_BYTES = 4 * 1024 * 1024;

  private static final Set<String> CONTENT_TYPES =
      Set.of("application/x-thrift", "application/vnd.apache.thrift.binary");

  private final Vertx vertx;
  private final Intake intake;

  private CollectorRoutes(Vertx vertx, Intake intake) {
    this.vertx = vertx;
    this.intake = intake;
  }

  static Router router(Vertx vertx, Intake intake) {
    CollectorRoutes routes = new CollectorRoutes(vertx, intake);
    Router router = Router.router(vertx);
    router
        .post("/api/traces")
        .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
        .handler(CollectorRoutes::checkContentType)
        .handler(routes::takeBatch);
    router.errorHandler(413, CollectorRoutes::tooLarge);
    return router;
  }

  private static void checkContentType(RoutingContext ctx) {
    String given = String.valueOf(ctx.request().getHeader("content-type"));
    String type = given.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (CONTENT_TYPES.contains(type)) {
      ctx.next();
    } else {
      answer(ctx, 400, "The content type must be application/x-thrift.");
    }
  }

  private void takeBatch(RoutingContext ctx) {
    byte[] body = ctx.body().buffer() == null ? new byte[0] : ctx.body().buffer().getBytes();
    String encoding = ctx.request().headers().get("content-encoding");
    vertx
        .executeBlocking(() -> take(body, encoding == null ? "" : encoding), false)
        .onSuccess(taken -> ctx.response().setStatusCode(202).end())
        .onFailure(failure -> refuse(ctx, failure));
  }

  private Void take(byte[] body, String encoding) throws MalformedBatch {
    intake.body(body, encoding, MAX_BODY_BYTES);
    return null;
  }

  private static void refuse(RoutingContext ctx, Throwable failure) {
    if (failure instanceof MalformedBatch malformed) {
      answer(ctx, 400, malformed.getMessage());
    } else {
      ctx.fail(failure);
    }
  }

  private static void tooLarge(RoutingContext ctx) {
    answer(ctx, 413, "A batch may have at most " + MAX_BODY_BYTES + " bytes.");
  }

  private static void answer(RoutingContext ctx, int status, String sentence) {
    ctx.response()
        .setStatusCode(status)
        .putHeader("content-type", "text/plain; charset=utf-8")
        .putHeader("x-content-type-options", "nosniff")
        .end(sentence + "\n");
  }
}
