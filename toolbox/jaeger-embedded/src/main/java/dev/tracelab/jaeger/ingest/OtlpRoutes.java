package dev.tracelab.jaeger.ingest;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Locale;

/** OTLP/HTTP's one route, with the status codes of the real Jaeger. */
final class OtlpRoutes {

  private static final String PROTOBUF = "application/x-protobuf";
  private static final String JSON = "application/json";

  private final Vertx vertx;
  private final Intake intake;

  private OtlpRoutes(Vertx vertx, Intake intake) {
    this.vertx = vertx;
    this.intake = intake;
  }

  static Router router(Vertx vertx, Intake intake) {
    OtlpRoutes routes = new OtlpRoutes(vertx, intake);
    Router router = Router.router(vertx);
    router
        .post("/v1/traces")
        .handler(BodyHandler.create(false).setBodyLimit(CollectorRoutes.MAX_BODY_BYTES))
        .handler(routes::take);
    router
        .route("/v1/traces")
        .handler(ctx -> text(ctx, 405, "405 method not allowed, supported: [POST]"));
    router.errorHandler(413, ctx -> text(ctx, 413, "The body is too large."));
    return router;
  }

  private void take(RoutingContext ctx) {
    String type = contentType(ctx);
    if (!type.equals(PROTOBUF) && !type.equals(JSON)) {
      text(
          ctx,
          415,
          "415 unsupported media type, supported: [application/json, application/x-protobuf]");
      return;
    }
    byte[] body = ctx.body().buffer() == null ? new byte[0] : ctx.body().buffer().getBytes();
    String encoding = ctx.request().headers().get("content-encoding");
    vertx
        .executeBlocking(() -> take(body, encoding == null ? "" : encoding, type), false)
        .onSuccess(taken -> accepted(ctx, type))
        .onFailure(failure -> refuse(ctx, type, failure));
  }

  private Void take(byte[] body, String encoding, String type) throws MalformedBatch {
    intake.otlp(body, encoding, type.equals(JSON), CollectorRoutes.MAX_BODY_BYTES);
    return null;
  }

  private static String contentType(RoutingContext ctx) {
    String given = String.valueOf(ctx.request().getHeader("content-type"));
    return given.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static void accepted(RoutingContext ctx, String type) {
    ctx.response().putHeader("content-type", type).end(OtlpAnswers.accepted(type.equals(JSON)));
  }

  private static void refuse(RoutingContext ctx, String type, Throwable failure) {
    if (failure instanceof MalformedBatch malformed) {
      ctx.response()
          .setStatusCode(400)
          .putHeader("content-type", type)
          .end(OtlpAnswers.invalid(malformed.asOtlp(), type.equals(JSON)));
    } else {
      ctx.fail(failure);
    }
  }

  private static void text(RoutingContext ctx, int status, String sentence) {
    ctx.response().setStatusCode(status).putHeader("content-type", "text/plain").end(sentence);
  }
}
