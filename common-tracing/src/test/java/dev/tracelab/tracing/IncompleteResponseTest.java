package dev.tracelab.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.tracing.http.TraceResponse;
import io.jaegertracing.internal.JaegerSpan;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spans of incomplete responses record which side ended them, if known. */
class IncompleteResponseTest {

  private final TracedVertx lab = new TracedVertx("GET /go");
  private final Vertx outside = Vertx.vertx();

  /** Vert.x closes a client that nothing refers to any more, also during a request. */
  private HttpClient client;

  private HttpServer server;

  @AfterEach
  void close() throws Exception {
    outside.close().await(60, TimeUnit.SECONDS);
    lab.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aStreamResetByTheCallerIsRecordedWithItsCode(boolean hasTraceResponse) throws Exception {
    start(hasTraceResponse, IncompleteResponseTest::writePart);

    ask(HttpVersion.HTTP_2, response -> response.request().reset(8));

    assertThat(logs())
        .contains("The caller reset the stream with code 8 before the response was complete.");
  }

  @Test
  void aStreamResetByTheServiceIsRecorded() throws Exception {
    start(true, IncompleteResponseTest::writeAndReset);

    ask(HttpVersion.HTTP_2, response -> {});

    assertThat(logs())
        .contains("This service reset the stream before the response was complete.")
        .doesNotContain("caller");
    assertThat(lab.awaitSpan("GET /go").getTags()).containsEntry("http.status_code", 200);
  }

  @Test
  void anUnknownResetIsRecordedAsUnknown() throws Exception {
    start(
        false,
        request -> {
          request.response().exceptionHandler(ours -> {});
          writePart(request);
        });

    ask(HttpVersion.HTTP_2, response -> response.request().reset(8));

    assertThat(logs())
        .contains("the side that closed it is unknown")
        .doesNotContain("caller", "service");
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void anExceptionThrownAfterAChunkIsOnTheSpan(HttpVersion version) throws Exception {
    start(
        true,
        request -> {
          writePart(request);
          throw new IllegalStateException("a bug");
        });

    ask(version, response -> response.request().connection().close());

    assertThat(logs()).contains("IllegalStateException", "a bug").doesNotContain("caller");
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void aFailureAfterAChunkIsOnTheSpan(HttpVersion version) throws Exception {
    start(
        true,
        request -> {
          writePart(request);
          request.fail(new IllegalArgumentException("no such thing"));
        });

    ask(version, response -> response.request().connection().close());

    assertThat(logs()).contains("IllegalArgumentException", "no such thing");
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void aClosedConnectionIsAttributedToNeitherSide(HttpVersion version) throws Exception {
    start(false, IncompleteResponseTest::writePart);

    ask(version, response -> response.request().connection().close());

    assertThat(logs()).contains("HttpClosedException").doesNotContain("caller", "This service");
    assertThat(lab.awaitSpan("GET /go").getTags())
        .containsEntry("http.status_code", 200)
        .containsEntry("error", true);
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void anIdleTimeoutIsAttributedToNeitherSide(HttpVersion version) throws Exception {
    start(true, IncompleteResponseTest::writePart);

    ask(version, response -> {});

    assertThat(logs()).contains("HttpClosedException").doesNotContain("caller");
  }

  @Test
  void aResponseBeforeTheEndOfTheRequestKeepsItsStatus() throws Exception {
    start(false, request -> request.response().setStatusCode(413).end());

    Future<?> answered =
        outside(
            HttpVersion.HTTP_2,
            request -> {
              request.setChunked(true).write("a part");
              return request.response().onSuccess(response -> request.reset(0));
            });
    answered.await(60, TimeUnit.SECONDS);

    assertThat(lab.awaitSpan("GET /go").getTags())
        .containsEntry("http.status_code", 413)
        .doesNotContainKey("error");
  }

  private void start(boolean hasTraceResponse, Handler<RoutingContext> go) throws Exception {
    Router router = Router.router(lab.vertx);
    if (hasTraceResponse) {
      router.route().handler(new TraceResponse());
    }
    router.get("/go").handler(go);
    HttpServerOptions options =
        new HttpServerOptions().setIdleTimeout(500).setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    server =
        lab.await(
            () ->
                lab.vertx.createHttpServer(options).requestHandler(router).listen(0, "127.0.0.1"));
  }

  private static void writePart(RoutingContext request) {
    request.response().setChunked(true).write("a part");
  }

  private static void writeAndReset(RoutingContext request) {
    writePart(request);
    request.response().reset(2);
  }

  private void ask(HttpVersion version, Handler<HttpClientResponse> whenTheHeadIsHere)
      throws Exception {
    outside(version, request -> request.send().onSuccess(whenTheHeadIsHere))
        .await(60, TimeUnit.SECONDS);
  }

  private <T> Future<T> outside(HttpVersion version, Function<HttpClientRequest, Future<T>> send) {
    HttpClientOptions options =
        new HttpClientOptions().setProtocolVersion(version).setHttp2ClearTextUpgrade(false);
    client = outside.createHttpClient(options);
    return Future.future(
        done ->
            outside.runOnContext(
                start ->
                    client
                        .request(HttpMethod.GET, server.actualPort(), "127.0.0.1", "/go")
                        .compose(send)
                        .onComplete(done)));
  }

  private String logs() {
    JaegerSpan span = lab.awaitSpan("GET /go");
    assertThat(span.getTags()).containsEntry("error", true);
    return span.getLogs().stream().map(log -> log.getFields().toString()).toList().toString();
  }
}
