package dev.tracelab.jaeger.ingest;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Set;

/** Receives Thrift over HTTP, with the status codes of the real Jaeger's collector. */
public final class ThriftRoutes {

  private static final Set<String> CONTENT_TYPES =
      Set.of("application/x-thrift", "application/vnd.apache.thrift.binary");

  private final Vertx vertx;
  private final SpanIngester ingester;

  private ThriftRoutes(Vertx vertx, SpanIngester ingester) {
    this.vertx = vertx;
    this.ingester = ingester;
  }

  /** Creates the router with the collector's one route, {@code POST /api/traces}. */
  public static Router router(Vertx vertx, SpanIngester ingester) {
    ThriftRoutes routes = new ThriftRoutes(vertx, ingester);
    Router router = Router.router(vertx);
    router
        .post("/api/traces")
        .handler(BodyHandler.create(false).setBodyLimit(RequestBody.MAX_BYTES))
        .handler(routes::receive);
    router.errorHandler(413, ThriftRoutes::tooLarge);
    return router;
  }

  private void receive(RoutingContext ctx) {
    RequestBody body = RequestBody.of(ctx);
    if (!CONTENT_TYPES.contains(body.contentType())) {
      respond(ctx, 400, "The content type must be application/x-thrift.");
      return;
    }
    vertx
        .executeBlocking(() -> ingest(body), false)
        .onSuccess(ingested -> ctx.response().setStatusCode(202).end())
        .onFailure(failure -> reject(ctx, failure));
  }

  private Void ingest(RequestBody body) throws MalformedBatch {
    ingester.ingest(() -> ThriftDecoder.binary(body.decompressed()));
    return null;
  }

  private static void reject(RoutingContext ctx, Throwable failure) {
    if (failure instanceof MalformedBatch) {
      respond(ctx, 400, failure.getMessage());
    } else {
      ctx.fail(failure);
    }
  }

  private static void tooLarge(RoutingContext ctx) {
    respond(ctx, 413, "A batch may have at most " + RequestBody.MAX_BYTES + " bytes.");
  }

  private static void respond(RoutingContext ctx, int status, String sentence) {
    ctx.response()
        .setStatusCode(status)
        .putHeader("content-type", "text/plain; charset=utf-8")
        .putHeader("x-content-type-options", "nosniff")
        .end(sentence + "\n");
  }
}
