package dev.tracelab.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FinishedOnceTest {

  private final TracedVertx lab =
      new TracedVertx("GET /never", "GET /finished", "GET /twice", "GET /slow");
  private final Promise<Void> arrived = Promise.promise();
  private final Promise<Void> go = Promise.promise();
  private HttpServer server;

  /** Vert.x closes a client that nothing refers to any more, also during a request. */
  private HttpClient client;

  @BeforeEach
  void start() throws Exception {
    server =
        lab.await(
            () -> lab.vertx.createHttpServer().requestHandler(this::handle).listen(0, "127.0.0.1"));
  }

  @AfterEach
  void close() throws Exception {
    lab.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void whenTheClientDisconnectsAndNoResponseIsSent(HttpVersion version) throws Exception {
    lab.await(() -> send(version, "/never").compose(request -> disconnect(version, request)));

    assertThat(lab.awaitSpan("GET /never").getTags()).containsEntry("error", true);
    assertFinishedOnce("GET /never");
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void whenTheClientDisconnectsAndTheResponseIsLate(HttpVersion version) throws Exception {
    lab.await(() -> send(version, "/slow").compose(request -> disconnect(version, request)));
    lab.awaitSpan("GET /slow");
    go.complete();

    lab.awaitSpan("late work");
    assertFinishedOnce("GET /slow");
    assertFinishedOnce("late work");
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void whenTheHandlerFinishesTheSpanItself(HttpVersion version) throws Exception {
    lab.await(() -> get(version, "/finished"));

    lab.awaitSpan("GET /finished");
    assertFinishedOnce("GET /finished");
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void whenTheResponseIsEndedTwice(HttpVersion version) throws Exception {
    lab.await(() -> get(version, "/twice"));

    lab.awaitSpan("GET /twice");
    assertFinishedOnce("GET /twice");
  }

  private void handle(HttpServerRequest request) {
    switch (request.path()) {
      case "/finished" -> finishAndEnd(request);
      case "/twice" -> endTwice(request);
      case "/slow" -> respondLate(request);
      default -> arrived.complete();
    }
  }

  private static void finishAndEnd(HttpServerRequest request) {
    TraceContext.activeSpan().finish();
    request.response().end();
  }

  private static void endTwice(HttpServerRequest request) {
    request.response().end();
    assertThatThrownBy(() -> request.response().end()).isInstanceOf(IllegalStateException.class);
  }

  private void respondLate(HttpServerRequest request) {
    lab.traced
        .span("late work", work -> lab.traced.here(go.future()))
        .onComplete(done -> request.response().end());
    arrived.complete();
  }

  /** Completes when the server has received the request, before the client disconnects. */
  private Future<HttpClientRequest> send(HttpVersion version, String path) {
    return request(version, path)
        .onSuccess(HttpClientRequest::end)
        .compose(request -> arrived.future().map(request));
  }

  /** Does not wait for the reset, whose future may never complete. */
  private static Future<Void> disconnect(HttpVersion version, HttpClientRequest request) {
    if (version == HttpVersion.HTTP_2) {
      request.reset();
    } else {
      request.connection().close();
    }
    return Future.succeededFuture();
  }

  private Future<Void> get(HttpVersion version, String path) {
    return request(version, path).compose(HttpClientRequest::send).compose(HttpClientResponse::end);
  }

  private Future<HttpClientRequest> request(HttpVersion version, String path) {
    client =
        lab.vertx.createHttpClient(
            new HttpClientOptions().setProtocolVersion(version).setHttp2ClearTextUpgrade(false));
    return client.request(HttpMethod.GET, server.actualPort(), "127.0.0.1", path);
  }

  /** Closing everything triggers any further attempt to finish the span. */
  private void assertFinishedOnce(String operation) throws Exception {
    lab.await(server::close);
    assertThat(Collections.frequency(lab.names(), operation)).isOne();
  }
}
