package dev.tracelab.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.tracing.http.ClientCall;
import dev.tracelab.tracing.http.TraceResponse;
import io.jaegertracing.internal.JaegerSpan;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.Router;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Methods and request targets that no normal client sends. */
class UnusualRequestsTest {

  private final TracedVertx lab = new TracedVertx("GET /orders/{id}", "GET /slow");
  private final Vertx outside = Vertx.vertx();
  private final Promise<Void> release = Promise.promise();
  private final Promise<Void> underWay = Promise.promise();
  private HttpServer server;

  @BeforeEach
  void start() throws Exception {
    Router router = Router.router(lab.vertx);
    router.route().handler(new TraceResponse());
    router.get("/orders/:id").handler(request -> request.response().end("an order"));
    router
        .get("/slow")
        .handler(
            request -> {
              underWay.complete();
              release.future().onComplete(any -> request.response().end());
            });
    server =
        lab.await(() -> lab.vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
  }

  @AfterEach
  void close() throws Exception {
    outside.close().await(60, TimeUnit.SECONDS);
    lab.close();
  }

  @Test
  void aConnectRequestWithoutAPathDoesNotAffectOtherRequestsOnItsConnection() throws Exception {
    HttpClient client = oneHttp2Connection();
    Future<Integer> slow = outside(() -> client.request(HttpMethod.GET, "/slow"));
    underWay.future().await(60, TimeUnit.SECONDS);

    RequestOptions connect =
        new RequestOptions()
            .setMethod(HttpMethod.CONNECT)
            .setHost("127.0.0.1")
            .setPort(server.actualPort());
    int refused = outside(() -> client.request(connect)).await(60, TimeUnit.SECONDS);
    release.complete();

    assertThat(refused).isBetween(400, 499);
    assertThat(slow.await(60, TimeUnit.SECONDS)).isEqualTo(200);
    assertThat(lab.awaitSpan("CONNECT").getTags())
        .containsEntry("http.status_code", refused)
        .doesNotContainKey("http.route");
    assertThat(lab.tracing.failures()).isZero();
  }

  @Test
  void unknownMethodsShareOneName() throws Exception {
    for (int i = 1; i <= 3; i++) {
      send("STRANGER" + i + " /orders/7 HTTP/1.1", "Host: shop.example");
    }

    lab.awaitSpans("HTTP", 3);
    assertThat(lab.spans())
        .allSatisfy(span -> assertThat(span.getTags()).containsEntry("http.method", "_OTHER"));
    assertThat(lab.spans().toString()).doesNotContain("STRANGER");
  }

  @Test
  void unknownMethodsOfClientCallsShareOneName() throws Exception {
    HttpMethod unknown = HttpMethod.valueOf("STRANGER");
    ClientCall call = new ClientCall(unknown, "order-service", "/orders/{id}");
    HttpClient client = lab.vertx.createHttpClient();

    lab.await(
        () ->
            lab.traced.span(
                "ask",
                span ->
                    client
                        .request(unknown, server.actualPort(), "127.0.0.1", "/orders/7")
                        .compose(request -> request.send())
                        .compose(HttpClientResponse::end)));

    lab.awaitSpans("HTTP", 2);
    assertThat(lab.spans().stream().filter(span -> span.getOperationName().equals("HTTP")))
        .allSatisfy(span -> assertThat(span.getTags()).containsEntry("http.method", "_OTHER"));
    assertThat(call.operation()).isEqualTo("HTTP order-service/orders/{id}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OPTIONS * HTTP/1.1 | Host: shop.example | OPTIONS | http://shop.example",
        "CONNECT bank.example:443 HTTP/1.1 | Host: shop.example | CONNECT | http://bank.example:443",
        "CONNECT /x HTTP/1.1 | Host: shop.example | CONNECT | http://shop.example",
        "GET orders/7 HTTP/1.1 | Host: shop.example | GET | http://shop.example",
        "GET ?card=4711 HTTP/1.1 | Host: shop.example | GET | http://shop.example",
        "GET http://a:b@bank.example/orders/7?card=4711 HTTP/1.1 | Host: shop.example"
            + " | GET /orders/{id} | http://bank.example/orders/7",
        "GET http://bank.example HTTP/1.1 | Host: shop.example | GET | http://bank.example",
        "GET http://?x HTTP/1.1 | Host: shop.example | GET | http://shop.example",
        "GET /a\"<{}>^`%zz HTTP/1.1 | Host: shop.example:81 | GET"
            + " | http://shop.example:81/a%22%3C%7B%7D%3E%5E%60%25zz",
        "GET //orders/./7/ HTTP/1.1 | Host: [::1]:80 | GET /orders/{id}"
            + " | http://[::1]:80//orders/./7/",
        "GET /orders/7 HTTP/1.1 | Host: a b | GET /orders/{id} | http://127.0.0.1:PORT/orders/7",
        "GET /orders/7 HTTP/1.0 | X: y | GET /orders/{id} | http://127.0.0.1:PORT/orders/7",
        "HEAD /orders/7 HTTP/1.1 | Host: shop.example | HEAD /orders/{id}"
            + " | http://shop.example/orders/7",
      })
  void theAddressIsWellFormedAndHasNoPathThatNobodyAskedFor(
      String line, String header, String name, String url) throws Exception {
    send(line, header);

    JaegerSpan span = lab.awaitSpan(name);
    String address = span.getTags().get("http.url").toString();
    assertThat(address).isEqualTo(url.replace("PORT", String.valueOf(server.actualPort())));
    assertThat(URI.create(address).getHost()).isNotEmpty();
    assertThat(span.getTags()).containsKey("http.status_code");
    assertThat(lab.tracing.failures()).isZero();
  }

  /** Sends a raw request and waits for the status line of the response. */
  private void send(String line, String header) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", server.actualPort())) {
      String request = line + "\r\n" + header + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      assertThat(answer.readLine()).startsWith("HTTP/1.");
    }
  }

  private HttpClient oneHttp2Connection() {
    return outside.createHttpClient(
        new HttpClientOptions()
            .setProtocolVersion(HttpVersion.HTTP_2)
            .setHttp2ClearTextUpgrade(false)
            .setDefaultHost("127.0.0.1")
            .setDefaultPort(server.actualPort()),
        new PoolOptions().setHttp2MaxSize(1));
  }

  private Future<Integer> outside(Supplier<Future<HttpClientRequest>> ask) {
    return Future.future(
        status ->
            outside.runOnContext(
                start ->
                    ask.get()
                        .compose(UnusualRequestsTest::answered)
                        .map(HttpClientResponse::statusCode)
                        .onComplete(status)));
  }

  /** A rejected tunnel stays open until one side resets it. */
  private static Future<HttpClientResponse> answered(HttpClientRequest request) {
    return HttpMethod.CONNECT.equals(request.getMethod())
        ? request.connect().onSuccess(response -> request.reset())
        : request.send();
  }
}
