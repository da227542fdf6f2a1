package dev.tracelab.matrix;

import dev.tracelab.tracing.http.ClientCall;
import dev.tracelab.tracing.http.TraceResponse;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A lab's HTTP server and clients: {@code /leaf} responds with 200, {@code /broken} with 500; a row
 * adds other paths. An untraced client outside sends the requests.
 */
final class TestSite {

  private static final String HOST = "127.0.0.1";
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final MatrixLab lab;
  private final Router router;
  private final HttpServer server;
  private final WebClient http1;
  private final WebClient http2;
  private final WebClient single;
  private final HttpClient outside = HttpClient.newHttpClient();

  private TestSite(MatrixLab lab, Router router, HttpServer server) {
    this.lab = lab;
    this.router = router;
    this.server = server;
    this.http1 = WebClient.create(lab.vertx());
    this.http2 = WebClient.create(lab.vertx(), priorKnowledge());
    this.single = WebClient.create(lab.vertx(), new WebClientOptions(), oneConnection());
  }

  /** A site with only these two paths. */
  static TestSite open(MatrixLab lab) throws Exception {
    Router router = Router.router(lab.vertx());
    router.get("/leaf").handler(request -> request.response().end("leaf"));
    router.get("/broken").handler(request -> request.response().setStatusCode(500).end());
    HttpServer server =
        lab.run(() -> lab.vertx().createHttpServer().requestHandler(router).listen(0, HOST));
    return new TestSite(lab, router, server);
  }

  /** A site with a row's own handler at {@code /go}. */
  static TestSite going(MatrixLab lab, Handler<RoutingContext> go) throws Exception {
    return open(lab).on("/go", go);
  }

  /**
   * A site where {@code /go} responds with 200 when the work succeeds and with 500 when it fails.
   */
  static TestSite working(MatrixLab lab, Work work) throws Exception {
    TestSite site = open(lab);
    return site.on(
        "/go",
        request ->
            work.on(site)
                .onSuccess(done -> request.response().end())
                .onFailure(failure -> request.response().setStatusCode(500).end()));
  }

  /** What a handler does before it responds. */
  @FunctionalInterface
  interface Work {
    Future<?> on(TestSite site);
  }

  TestSite on(String path, Handler<RoutingContext> handler) {
    router.get(path).handler(handler);
    return this;
  }

  /** Makes every response name its trace. */
  TestSite namingTraces() {
    router.route().order(-1).handler(new TraceResponse());
    return this;
  }

  Router router() {
    return router;
  }

  int port() {
    return server.actualPort();
  }

  /** Sends an untraced request over HTTP/1.1 and waits for the response. */
  java.net.http.HttpResponse<String> get(String path, String... headers) throws Exception {
    return Waiting.until(begin(HttpClient.Version.HTTP_1_1, path, headers));
  }

  /** The same over HTTP/2, which the JDK's client negotiates by an upgrade. */
  java.net.http.HttpResponse<String> get2(String path, String... headers) throws Exception {
    return Waiting.until(begin(HttpClient.Version.HTTP_2, path, headers));
  }

  /** Sends an untraced request; cancelling the future disconnects the client. */
  CompletableFuture<java.net.http.HttpResponse<String>> begin(
      HttpClient.Version version, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://" + HOST + ":" + port() + path))
            .version(version)
            .timeout(TIMEOUT);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return outside.sendAsync(request.build(), BodyHandlers.ofString());
  }

  /** Writes raw requests on a separate connection, which the last request closes. */
  void write(String... requests) throws IOException {
    try (Socket socket = new Socket(HOST, port())) {
      socket.getOutputStream().write(String.join("", requests).getBytes(StandardCharsets.US_ASCII));
      socket.getInputStream().readAllBytes();
    }
  }

  /** Calls the site with a traced client. */
  Future<HttpResponse<Buffer>> call(String path) {
    return http1.get(port(), HOST, path).send();
  }

  /** A call that is an attempt for the library, if it is used. */
  Future<HttpResponse<Buffer>> attempt(String path, int number) {
    return attempt(path, number, () -> call(path));
  }

  /** The same for a request sent by the row itself. */
  Future<HttpResponse<Buffer>> attempt(
      String path, int number, Supplier<Future<HttpResponse<Buffer>>> send) {
    ClientCall call = new ClientCall(HttpMethod.GET, "leaf-service", path);
    return lab.either(send, () -> lab.clients().attempt(call, number, send));
  }

  /** The same over HTTP/2. */
  Future<HttpResponse<Buffer>> call2(String path) {
    return http2.get(port(), HOST, path).send();
  }

  /** The traced client, for rows that configure requests themselves. */
  WebClient client() {
    return http1;
  }

  /** The same, over HTTP/2. */
  WebClient client2() {
    return http2;
  }

  /** A traced client with a single connection: its calls wait for each other. */
  WebClient single() {
    return single;
  }

  private static PoolOptions oneConnection() {
    return new PoolOptions().setHttp1MaxSize(1);
  }

  private static WebClientOptions priorKnowledge() {
    return new WebClientOptions()
        .setProtocolVersion(HttpVersion.HTTP_2)
        .setHttp2ClearTextUpgrade(false);
  }
}
