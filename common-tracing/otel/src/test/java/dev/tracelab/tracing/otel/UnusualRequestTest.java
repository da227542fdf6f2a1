package dev.tracelab.tracing.otel;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Requests that no normal client sends. */
class UnusualRequestTest {

  private final Promise<HttpServerRequest> received = Promise.promise();

  @Test
  void aConnectRequestWithoutAPathDoesNotAffectOtherRequestsOnItsConnection() throws Exception {
    Vertx outside = Vertx.vertx();
    try (Lab lab = Lab.start(Map.of())) {
      HttpServer server =
          lab.vertx()
              .createHttpServer()
              .requestHandler(this::handle)
              .listen(0, "127.0.0.1")
              .await(60, TimeUnit.SECONDS);
      HttpClient client = oneConnection(outside, server.actualPort());
      Future<Integer> waiting =
          client
              .request(HttpMethod.GET, "/slow")
              .compose(request -> request.send())
              .map(response -> response.statusCode());
      HttpServerRequest slow = received.future().await(60, TimeUnit.SECONDS);

      assertThat(connect(client, server.actualPort()).await(60, TimeUnit.SECONDS)).isEqualTo(405);
      slow.response().end();

      assertThat(waiting.await(60, TimeUnit.SECONDS)).isEqualTo(200);
      assertThat(lab.tracing().failures()).isZero();
    } finally {
      outside.close().await(60, TimeUnit.SECONDS);
    }
  }

  private void handle(HttpServerRequest request) {
    if (HttpMethod.CONNECT.equals(request.method())) {
      request.response().setStatusCode(405).end();
    } else {
      received.complete(request);
    }
  }

  private static Future<Integer> connect(HttpClient client, int port) {
    return client
        .request(
            new RequestOptions().setMethod(HttpMethod.CONNECT).setHost("127.0.0.1").setPort(port))
        .compose(request -> request.connect().onSuccess(response -> request.reset()))
        .map(response -> response.statusCode());
  }

  private static HttpClient oneConnection(Vertx vertx, int port) {
    return vertx.createHttpClient(
        new HttpClientOptions()
            .setProtocolVersion(HttpVersion.HTTP_2)
            .setHttp2ClearTextUpgrade(false)
            .setDefaultHost("127.0.0.1")
            .setDefaultPort(port),
        new PoolOptions().setHttp2MaxSize(1));
  }
}
