package dev.tracelab.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** An HTTP server in place of a service behind the gateway; tests choose its responses. */
final class StandIn implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile Consumer<HttpServerResponse> answer = response -> response.end();

  /** A request as it arrived. */
  record Received(String method, String path, MultiMap headers, Buffer body) {}

  StandIn() {
    server = vertx.createHttpServer().requestHandler(this::handle).listen(0, "127.0.0.1").await();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.actualPort());
  }

  List<Received> received() {
    return received;
  }

  Received only() {
    if (received.size() != 1) {
      throw new AssertionError("Requests received: " + received);
    }
    return received.get(0);
  }

  void answers(Consumer<HttpServerResponse> answer) {
    this.answer = answer;
  }

  void answers(int status, String contentType, String body) {
    answers(
        response ->
            response.setStatusCode(status).putHeader("content-type", contentType).end(body));
  }

  /** Requests are received and get no response. */
  void stalls() {
    answers(response -> {});
  }

  @Override
  public void close() {
    vertx.close().await();
  }

  private void handle(HttpServerRequest request) {
    request
        .body()
        .onSuccess(
            body -> {
              received.add(
                  new Received(request.method().name(), request.path(), request.headers(), body));
              answer.accept(request.response());
            });
  }
}
