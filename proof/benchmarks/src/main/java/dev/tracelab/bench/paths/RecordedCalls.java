package dev.tracelab.bench.paths;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import java.util.List;

/**
 * What Vert.x tells its tracer of one request, at the server and at the client, so that it can be
 * told again as often as one likes. The objects are Vert.x's own: a tracer finds in them what it
 * finds in a service, and does with them what it does there.
 *
 * @param received the server has a request
 * @param answered the server has sent the response
 * @param asked the client sends the request
 * @param heard the client has the response
 */
record RecordedCalls(Told received, Told answered, Told asked, Told heard) {

  /** The routes of the server. */
  static final List<String> ROUTES = List.of("GET /orders/{id}", "POST /orders");

  private static final String HOST = "127.0.0.1";

  /**
   * Of a request with these headers, made once on loopback; blocks.
   *
   * @param vertx built with the tracer; to be left open while the calls are used
   */
  static RecordedCalls of(Vertx vertx, RecordingTracer tracer, MultiMap headers) {
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(request -> request.response().setStatusCode(201).end("{}"))
            .listen(0, HOST)
            .await();
    order(vertx, server.actualPort(), headers).await();
    return new RecordedCalls(
        tracer.received.future().await(),
        tracer.answered.future().await(),
        tracer.asked.future().await(),
        tracer.heard.future().await());
  }

  private static Future<Buffer> order(Vertx vertx, int port, MultiMap headers) {
    return vertx
        .createHttpClient()
        .request(HttpMethod.POST, port, HOST, "/orders")
        .compose(
            request -> {
              headers.forEach(request.headers()::set);
              return request.send(Buffer.buffer("{}"));
            })
        .compose(HttpClientResponse::body);
  }
}
