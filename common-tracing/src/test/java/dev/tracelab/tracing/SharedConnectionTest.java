package dev.tracelab.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentracing.Span;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingOptions;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests on one HTTP/2 connection: what one of them does, or the tracer, harms no other. */
class SharedConnectionTest {

  private final Vertx outside = Vertx.vertx();
  private final GuardedVertxTracer.Failures failures = new GuardedVertxTracer.Failures();
  private final Promise<HttpServerRequest> slow = Promise.promise();
  private Vertx inside;

  @AfterEach
  void close() throws Exception {
    inside.close().await(60, TimeUnit.SECONDS);
    outside.close().await(60, TimeUnit.SECONDS);
  }

  @Test
  void aConnectWithoutAPathIsRefusedAndTheOtherStreamIsAnswered() throws Exception {
    TracedVertx lab = new TracedVertx("GET /slow");
    inside = lab.vertx;
    HttpClient client = client(serve());

    Future<Integer> pending = ask(client, HttpMethod.GET, "/slow");
    slow.future().await(60, TimeUnit.SECONDS);
    int refused = ask(client, HttpMethod.CONNECT, "").await(60, TimeUnit.SECONDS);
    slow.future().result().response().end();

    assertThat(refused).isBetween(400, 499);
    assertThat(pending.await(60, TimeUnit.SECONDS)).isEqualTo(200);
    assertThat(lab.tracing.caughtFailures()).isZero();
  }

  @Test
  void aTracerThatFailsInEachCallbackCostsNoRequest() throws Exception {
    inside =
        Vertx.builder()
            .withTracer((TracingOptions options) -> new GuardedVertxTracer(new Broken(), failures))
            .build();
    HttpClient client = client(serve());

    Future<Integer> pending = ask(client, HttpMethod.GET, "/slow");
    slow.future().await(60, TimeUnit.SECONDS);

    assertThat(ask(client, HttpMethod.GET, "/fast").await(60, TimeUnit.SECONDS)).isEqualTo(200);
    slow.future().result().response().end();
    assertThat(pending.await(60, TimeUnit.SECONDS)).isEqualTo(200);
    assertThat(failures.count()).isEqualTo(2);
  }

  private int serve() throws Exception {
    Router router = Router.router(inside);
    router.get("/slow").handler(request -> slow.complete(request.request()));
    router.get("/fast").handler(request -> request.response().end());
    HttpServer server =
        inside
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .await(60, TimeUnit.SECONDS);
    return server.actualPort();
  }

  private HttpClient client(int port) {
    return outside.createHttpClient(
        new HttpClientOptions()
            .setProtocolVersion(HttpVersion.HTTP_2)
            .setHttp2ClearTextUpgrade(false)
            .setDefaultHost("127.0.0.1")
            .setDefaultPort(port),
        new PoolOptions().setHttp2MaxSize(1));
  }

  private static Future<Integer> ask(HttpClient client, HttpMethod method, String path) {
    return client
        .request(method, path)
        .compose(HttpClientRequest::send)
        .map(response -> response.statusCode());
  }

  /** Fails whatever it is told. */
  private static final class Broken implements VertxTracer<Span, Span> {

    @Override
    public <R> Span receiveRequest(
        Context context,
        SpanKind kind,
        TracingPolicy policy,
        R request,
        String operation,
        Iterable<Map.Entry<String, String>> headers,
        TagExtractor<R> tags) {
      throw new StackOverflowError(List.of(operation).toString());
    }

    @Override
    public <R> Span sendRequest(
        Context context,
        SpanKind kind,
        TracingPolicy policy,
        R request,
        String operation,
        BiConsumer<String, String> headers,
        TagExtractor<R> tags) {
      throw new IllegalStateException("broken");
    }
  }
}
