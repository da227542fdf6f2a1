package dev.tracelab.tracing;

import static dev.tracelab.tracing.TracedVertx.idOf;
import static dev.tracelab.tracing.TracedVertx.parentOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracelab.tracing.http.ClientCall;
import dev.tracelab.tracing.http.ClientTracing;
import dev.tracelab.tracing.http.TraceResponse;
import io.jaegertracing.internal.JaegerSpan;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.net.ServerSocket;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpTracingTest {

  private static final ClientCall FIND_ORDER =
      new ClientCall(HttpMethod.GET, "order-service", "/orders/{id}");

  private final TracedVertx lab = new TracedVertx("GET /orders/{id}", "GET /broken", "GET /early");
  private final AtomicReference<Context> answered = new AtomicReference<>();
  private final ClientTracing clients = new ClientTracing(lab.traced);
  private WebClient client;
  private HttpServer server;

  @BeforeEach
  void start() throws Exception {
    client = WebClient.create(lab.vertx);
    Router router = Router.router(lab.vertx);
    router.route().handler(new TraceResponse());
    router.get("/orders/:id").handler(request -> request.response().end("an order"));
    router.get("/broken").handler(request -> request.fail(500));
    router
        .get("/early")
        .handler(
            request -> {
              answered.set(Vertx.currentContext());
              request.response().end("more to do");
            });
    server =
        lab.await(() -> lab.vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
  }

  @AfterEach
  void close() throws Exception {
    lab.close();
  }

  @Test
  void aServerSpanIsNamedByItsRouteAndHasANumericStatus() throws Exception {
    get("/orders/7?secret=42");

    JaegerSpan span = lab.awaitSpan("GET /orders/{id}");
    assertThat(span.getTags())
        .containsEntry("http.status_code", 200)
        .containsEntry("http.route", "/orders/{id}")
        .containsEntry("http.url", "http://127.0.0.1:" + server.actualPort() + "/orders/7")
        .containsEntry("span.kind", "server")
        .doesNotContainKey("error");
  }

  @Test
  void anUnknownPathIsNamedByItsMethodAlone() throws Exception {
    get("/wp-login.php");

    assertThat(lab.awaitSpan("GET").getTags())
        .containsEntry("http.status_code", 404)
        .doesNotContainKey("error");
  }

  @Test
  void aStatusOf500OrAboveIsAnError() throws Exception {
    get("/broken");

    assertThat(lab.awaitSpan("GET /broken").getTags())
        .containsEntry("http.status_code", 500)
        .containsEntry("error", true);
  }

  @Test
  void workAfterTheResponseStaysInTheTrace() throws Exception {
    get("/early");
    JaegerSpan request = lab.awaitSpan("GET /early");
    answered
        .get()
        .runOnContext(later -> lab.traced.span("go on", span -> Future.succeededFuture()));

    assertThat(parentOf(lab.awaitSpan("go on"))).isEqualTo(idOf(request));
  }

  @Test
  void everyResponseContainsItsTraceIdIncludingErrors() throws Exception {
    HttpResponse<?> answer = get("/broken");

    JaegerSpan span = lab.awaitSpan("GET /broken");
    assertThat(answer.getHeader("x-trace-id")).isEqualTo(span.context().toTraceId()).hasSize(32);
    assertThat(answer.getHeader("traceresponse"))
        .isEqualTo("00-" + span.context().toTraceId() + "-" + span.context().toSpanId() + "-01");
  }

  @Test
  void anAttemptIsOneClientSpanAndTheServersParent() throws Exception {
    lab.await(
        () ->
            lab.traced.span(
                "find order",
                intent -> clients.attempt(FIND_ORDER, 1, () -> request("/orders/7").send())));

    JaegerSpan attempt = lab.span("GET order-service/orders/{id}");
    assertThat(attempt.getTags())
        .containsEntry("span.kind", "client")
        .containsEntry("peer.service", "order-service")
        .containsEntry("attempt", 1)
        .containsEntry("http.status_code", 200);
    assertThat(attempt.getLogs().get(0).getFields().toString()).contains("connected");
    assertThat(parentOf(attempt)).isEqualTo(idOf(lab.span("find order")));
    assertThat(parentOf(lab.awaitSpan("GET /orders/{id}"))).isEqualTo(idOf(attempt));
    assertThat(lab.names()).hasSize(3);
  }

  @Test
  void aReusedConnectionHasTheRightParent() throws Exception {
    for (int round = 1; round <= 3; round++) {
      int number = round;
      lab.await(() -> clients.attempt(FIND_ORDER, number, () -> request("/orders/7").send()));
    }

    for (JaegerSpan attempt :
        lab.spans().stream().filter(s -> s.getTags().containsKey("attempt")).toList()) {
      assertThat(lab.spans()).anyMatch(span -> parentOf(span).equals(idOf(attempt)));
    }
  }

  @Test
  void a4xxStatusIsAnErrorOfTheClientSpanOnly() throws Exception {
    lab.await(() -> clients.attempt(FIND_ORDER, 1, () -> request("/nowhere").send()));

    assertThat(lab.span("GET order-service/orders/{id}").getTags())
        .containsEntry("http.status_code", 404)
        .containsEntry("error", true);
    assertThat(lab.awaitSpan("GET").getTags()).doesNotContainKey("error");
  }

  @Test
  void aRefusedConnectionHasASpanWithAnError() throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }

    assertThatThrownBy(
            () ->
                lab.await(
                    () ->
                        clients.attempt(
                            FIND_ORDER, 2, () -> client.get(closed, "127.0.0.1", "/").send())))
        .isInstanceOf(ExecutionException.class);

    JaegerSpan attempt = lab.span("GET order-service/orders/{id}");
    assertThat(attempt.getTags()).containsEntry("error", true).containsEntry("attempt", 2);
    assertThat(attempt.getLogs().get(0).getFields().toString()).contains("Connection refused");
  }

  private HttpResponse<?> get(String path) throws Exception {
    return lab.await(() -> request(path).send());
  }

  private io.vertx.ext.web.client.HttpRequest<io.vertx.core.buffer.Buffer> request(String path) {
    return client.get(server.actualPort(), "127.0.0.1", path);
  }
}
