package dev.tracelab.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracelab.tracing.http.ClientCall;
import dev.tracelab.tracing.http.ClientTracing;
import dev.tracelab.tracing.http.ResponseStatus;
import io.jaegertracing.internal.JaegerSpan;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpResponseExpectation;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.ext.web.codec.BodyCodec;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The span of an attempt that fails after a response arrived records the status. */
class AttemptStatusTest {

  private static final ClientCall CALL =
      new ClientCall(HttpMethod.GET, "order-service", "/orders/{id}");

  private final TracedVertx lab = new TracedVertx();
  private final ClientTracing clients = new ClientTracing(lab.traced);
  private HttpServer server;

  @BeforeEach
  void start() throws Exception {
    Router router = Router.router(lab.vertx);
    router.get("/text").handler(request -> request.response().end("no JSON"));
    router
        .get("/moved")
        .handler(
            request -> request.response().setStatusCode(302).putHeader("location", "/text").end());
    router
        .get("/breaks")
        .handler(
            request ->
                request
                    .response()
                    .setStatusCode(202)
                    .setChunked(true)
                    .write("a part")
                    .onComplete(written -> request.request().connection().close()));
    server =
        lab.await(() -> lab.vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
  }

  @AfterEach
  void close() throws Exception {
    lab.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void anUnexpectedStatusIsRecorded(HttpVersion version) {
    fail(version, "/nowhere", get -> get.send().expecting(HttpResponseExpectation.SC_SUCCESS));

    assertThat(attempt().getTags())
        .containsEntry("http.status_code", 404)
        .containsEntry("error", true);
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void theStatusOfAnUnreadableBodyIsRecorded(HttpVersion version) {
    fail(version, "/text", get -> get.as(BodyCodec.jsonObject()).send());

    assertThat(attempt().getTags())
        .containsEntry("http.status_code", 200)
        .containsEntry("error", true);
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void theStatusIsRecordedIfTheConnectionBreaksAfterTheHead(HttpVersion version) {
    fail(version, "/breaks", HttpRequest::send);

    assertThat(attempt().getTags())
        .containsEntry("http.status_code", 202)
        .containsEntry("error", true);
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void afterARedirectTheLastStatusIsRecorded(HttpVersion version) throws Exception {
    lab.await(() -> clients.attempt(CALL, 1, () -> get(version, "/moved").send()));

    assertThat(attempt().getTags())
        .containsEntry("http.status_code", 200)
        .doesNotContainKey("error");
    assertThat(lab.names()).containsOnlyOnce(CALL.operation());
  }

  @Test
  void aFailureOnAForeignThreadIsPassedOnUnchanged() {
    IllegalStateException failure = new IllegalStateException("elsewhere");

    assertThatThrownBy(
            () ->
                lab.await(
                    () ->
                        clients.attempt(
                            CALL,
                            1,
                            () ->
                                Future.fromCompletionStage(
                                    CompletableFuture.supplyAsync(() -> thrown(failure))))))
        .hasStackTraceContaining("elsewhere")
        .hasStackTraceContaining("IllegalStateException");
    assertThat(attempt().getTags()).containsEntry("error", true);
  }

  @Test
  void aFailureWithoutTracingOutsideVertxIsPassedOnUnchanged() {
    ClientTracing untraced = new ClientTracing(new Traced(lab.vertx, Tracing.off().tracer()));

    assertThat(untraced.attempt(CALL, 1, () -> Future.failedFuture("elsewhere")).cause())
        .hasMessage("elsewhere");
  }

  private static HttpResponse<Buffer> thrown(RuntimeException failure) {
    throw failure;
  }

  private <T> void fail(
      HttpVersion version,
      String path,
      Function<HttpRequest<Buffer>, Future<HttpResponse<T>>> send) {
    assertThatThrownBy(
            () -> lab.await(() -> clients.attempt(CALL, 1, () -> send.apply(get(version, path)))))
        .isNotNull();
  }

  private HttpRequest<Buffer> get(HttpVersion version, String path) {
    WebClient client =
        WebClient.create(
            lab.vertx,
            new WebClientOptions().setProtocolVersion(version).setHttp2ClearTextUpgrade(false));
    client.addInterceptor(new ResponseStatus());
    return client.get(server.actualPort(), "127.0.0.1", path);
  }

  private JaegerSpan attempt() {
    return lab.span(CALL.operation());
  }
}
