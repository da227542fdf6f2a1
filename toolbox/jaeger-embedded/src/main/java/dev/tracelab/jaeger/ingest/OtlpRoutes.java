package dev.tracelab.jaeger.ingest;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/** Receives OTLP/HTTP, as protobuf or JSON, with the responses of the real Jaeger. */
public final class OtlpRoutes {

  private static final String PROTOBUF = "application/x-protobuf";
  private static final String JSON = "application/json";

  /** {@code INVALID_ARGUMENT} of google.rpc.Code. */
  private static final int INVALID_ARGUMENT = 3;

  private final Vertx vertx;
  private final SpanIngester ingester;

  private OtlpRoutes(Vertx vertx, SpanIngester ingester) {
    this.vertx = vertx;
    this.ingester = ingester;
  }

  /** Creates the router with OTLP's one route, {@code POST /v1/traces}. */
  public static Router router(Vertx vertx, SpanIngester ingester) {
    OtlpRoutes routes = new OtlpRoutes(vertx, ingester);
    Router router = Router.router(vertx);
    router
        .post("/v1/traces")
        .handler(BodyHandler.create(false).setBodyLimit(RequestBody.MAX_BYTES))
        .handler(routes::receive);
    router
        .route("/v1/traces")
        .handler(ctx -> respond(ctx, 405, "405 method not allowed, supported: [POST]"));
    router.errorHandler(413, ctx -> respond(ctx, 413, "The body is too large."));
    return router;
  }

  private void receive(RoutingContext ctx) {
    RequestBody body = RequestBody.of(ctx);
    String type = body.contentType();
    if (!type.equals(PROTOBUF) && !type.equals(JSON)) {
      respond(
          ctx,
          415,
          "415 unsupported media type, supported: [application/json, application/x-protobuf]");
      return;
    }
    vertx
        .executeBlocking(() -> ingest(body), false)
        .onSuccess(ingested -> accept(ctx, type))
        .onFailure(failure -> reject(ctx, type, failure));
  }

  private Void ingest(RequestBody body) throws MalformedBatch {
    boolean json = body.contentType().equals(JSON);
    ingester.ingest(
        () ->
            json
                ? OtlpDecoder.json(body.decompressed())
                : OtlpDecoder.protobuf(body.decompressed()));
    return null;
  }

  private static void accept(RoutingContext ctx, String type) {
    Buffer body =
        type.equals(JSON)
            ? new JsonObject().put("partialSuccess", new JsonObject()).toBuffer()
            : Buffer.buffer();
    ctx.response().putHeader("content-type", type).end(body);
  }

  private static void reject(RoutingContext ctx, String type, Throwable failure) {
    if (failure instanceof MalformedBatch) {
      ctx.response()
          .setStatusCode(400)
          .putHeader("content-type", type)
          .end(invalidArgument(type, failure.getMessage()));
    } else {
      ctx.fail(failure);
    }
  }

  /** A google.rpc.Status in the encoding of the request; field 1 is the code, 2 the message. */
  private static Buffer invalidArgument(String type, String message) {
    if (type.equals(JSON)) {
      return new JsonObject().put("code", INVALID_ARGUMENT).put("message", message).toBuffer();
    }
    Field code = Field.newBuilder().addVarint(INVALID_ARGUMENT).build();
    Field text = Field.newBuilder().addLengthDelimited(ByteString.copyFromUtf8(message)).build();
    UnknownFieldSet status =
        UnknownFieldSet.newBuilder().addField(1, code).addField(2, text).build();
    return Buffer.buffer(status.toByteArray());
  }

  private static void respond(RoutingContext ctx, int status, String sentence) {
    ctx.response().setStatusCode(status).putHeader("content-type", "text/plain").end(sentence);
  }
}
