package dev.tracelab.kit.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.kit.problem.Problem;
import dev.tracelab.kit.problem.ProblemException;
import dev.tracelab.tracing.Traced;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.http.ClientTracing;
import dev.tracelab.tracing.http.RouteNames;
import dev.tracelab.tracing.vertx.ServiceTracer;
import io.jaegertracing.internal.JaegerSpan;
import io.jaegertracing.internal.reporters.InMemoryReporter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ServiceClientTest {

  private final InMemoryReporter reporter = new InMemoryReporter();
  private final Tracing tracing = Tracing.reportingTo("cup-client", reporter);
  private final Vertx vertx =
      Vertx.builder().withTracer(ServiceTracer.factory(tracing, RouteNames.of(List.of()))).build();
  private final Traced traced = new Traced(vertx, tracing.tracer());
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final Vertx serverVertx = Vertx.vertx();
  private final List<HttpServerRequest> received = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    vertx.close().await();
    serverVertx.close().await();
    tracing.close(Duration.ofSeconds(1));
  }

  @Test
  void aResponseIsHandedOverWhateverItsStatus() {
    ServiceClient client =
        client(serve(request -> request.response().setStatusCode(409).end("no")));

    HttpResponse<Buffer> response = call(client, ServiceCall.get("/cups"), 2);

    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(response.bodyAsString()).isEqualTo("no");
    assertThat(received).hasSize(1);
  }

  @Test
  void eachAttemptIsMeasuredByPeerRouteAndStatus() {
    ServiceClient client =
        client(serve(request -> request.response().setStatusCode(409).end("no")));

    call(client, ServiceCall.get("/cups/{id}").with("id", "blue"), 2);

    assertThat(measured("GET", "/cups/{id}", "409")).isEqualTo(1);
    assertThat(meters.get("http.client.active.requests").gauge().value()).isZero();
  }

  @Test
  void attemptsThatReachNobodyAndCallsThatTakeTooLongAreMeasuredAsSuch() {
    ServiceClient nobody = client(URI.create("http://127.0.0.1:1"));
    ServiceClient silent = client(serve(request -> {}));

    assertThatThrownBy(() -> ask(nobody, ServiceCall.get("/cups"), 2, Duration.ofSeconds(20)))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> ask(silent, ServiceCall.get("/cups"), 2, Duration.ofSeconds(1)))
        .isInstanceOf(ProblemException.class);

    assertThat(measured("GET", "/cups", "unreachable")).isEqualTo(2);
    assertThat(measured("GET", "/cups", "timeout")).isEqualTo(1);
  }

  @Test
  void parametersAreEncodedIntoThePathAndTheSpanIsNamedAfterItsTemplate() {
    ServiceClient client = client(serve(request -> request.response().end()));

    call(client, ServiceCall.put("/cups/{id}", new JsonObject()).with("id", "a/b c?"), 1);

    assertThat(received.get(0).uri()).isEqualTo("/cups/a%2Fb%20c%3F");
    assertThat(received.get(0).getHeader("content-type")).isEqualTo("application/json");
    assertThat(span("PUT cup-service/cups/{id}").getTags()).containsEntry("attempt", 1);
  }

  @Test
  void eachAttemptCarriesWhatIsLeftOfTheDeadlineAndTheTraceOfItsSpan() {
    ServiceClient client = client(serve(request -> request.response().end()));

    call(client, ServiceCall.get("/cups").header("x-mine", "1"), 1);

    HttpServerRequest request = received.get(0);
    assertThat(Long.parseLong(request.getHeader(Deadline.HEADER))).isBetween(1L, 1999L);
    assertThat(request.getHeader("x-mine")).isEqualTo("1");
    assertThat(request.headers().getAll("uber-trace-id"))
        .singleElement()
        .asString()
        .contains(span("GET cup-service/cups").context().toSpanId());
  }

  @Test
  void aRefusedConnectionIsTriedAgainAndThenA503() {
    ServiceClient client = client(URI.create("http://127.0.0.1:1"));

    assertProblem(() -> call(client, ServiceCall.get("/cups"), 2), 503, "service-unavailable");

    assertThat(reporter.getSpans())
        .extracting(JaegerSpan::getOperationName)
        .containsExactly("GET cup-service/cups", "GET cup-service/cups", "ask");
    assertThat(span("ask").getTags()).containsEntry("attempts", 2).containsEntry("error", true);
  }

  @Test
  void aConnectionThatBreaksAfterTheRequestIsNotTriedAgain() {
    ServiceClient client = client(serve(request -> request.connection().close()));

    assertProblem(() -> call(client, ServiceCall.get("/cups"), 2), 503, "service-unavailable");

    assertThat(received).hasSize(1);
  }

  @Test
  void aConnectionThatBreaksAfterTheHeadLeavesTheStatusOnTheSpan() {
    ServiceClient client =
        client(
            serve(
                request -> {
                  request.response().setStatusCode(201).setChunked(true);
                  request.response().write("a").onComplete(sent -> request.connection().close());
                }));

    assertProblem(() -> call(client, ServiceCall.get("/cups"), 2), 503, "service-unavailable");

    assertThat(span("GET cup-service/cups").getTags())
        .containsEntry("http.status_code", 201)
        .containsEntry("error", true);
  }

  @Test
  void aStalledServiceIsA504AtTheDeadlineAndItsConnectionIsGivenUp() {
    Promise<Void> givenUp = Promise.promise();
    ServiceClient client =
        client(serve(request -> request.connection().closeHandler(givenUp::complete)));

    assertProblem(
        () -> ask(client, ServiceCall.get("/cups"), 2, Duration.ofMillis(100)),
        504,
        "deadline-exceeded");

    assertThat(received).hasSize(1);
    givenUp.future().await();
  }

  @Test
  void aResponseThatTricklesDoesNotOutliveTheDeadline() {
    ServiceClient client =
        client(
            serve(
                request -> {
                  request.response().setChunked(true);
                  serverVertx.setPeriodic(20, id -> request.response().write("."));
                }));

    assertProblem(
        () -> ask(client, ServiceCall.get("/cups"), 1, Duration.ofMillis(200)),
        504,
        "deadline-exceeded");
  }

  @Test
  void afterTheDeadlineNothingIsSentAtAll() {
    ServiceClient client = client(serve(request -> request.response().end()));

    assertProblem(
        () -> ask(client, ServiceCall.get("/cups"), 2, Duration.ZERO), 504, "deadline-exceeded");

    assertThat(received).isEmpty();
  }

  @Test
  void aPathInTheServicesAddressGoesBeforeTheCallsPath() {
    URI base = serve(request -> request.response().end());

    call(client(URI.create(base + "/shop")), ServiceCall.get("/cups"), 1);

    assertThat(received.get(0).path()).isEqualTo("/shop/cups");
  }

  @Test
  void aReceivedProblemIsReadWithItsExtensions() {
    ServiceClient client =
        client(
            serve(
                request ->
                    request
                        .response()
                        .setStatusCode(409)
                        .putHeader("content-type", Problem.MEDIA_TYPE)
                        .end(
                            Problem.of(409, "insufficient-stock", "Only 3 are left.")
                                .with("available", 3)
                                .toJson()
                                .put("traceId", "abc")
                                .toBuffer())));

    assertThat(Problem.in(call(client, ServiceCall.get("/cups"), 1)))
        .contains(Problem.of(409, "insufficient-stock", "Only 3 are left.").with("available", 3));
  }

  @Test
  void whatIsNoReadableProblemIsNone() {
    ServiceClient client =
        client(
            serve(
                request ->
                    request
                        .response()
                        .putHeader("content-type", Problem.MEDIA_TYPE)
                        .end(request.path().equals("/broken") ? "{" : "[]")));

    assertThat(Problem.in(call(client, ServiceCall.get("/broken"), 1))).isEmpty();
    assertThat(Problem.in(call(client, ServiceCall.get("/array"), 1))).isEmpty();
  }

  private HttpResponse<Buffer> call(ServiceClient client, ServiceCall call, int attempts) {
    return ask(client, call, attempts, Duration.ofSeconds(2));
  }

  /** Calls within an intent, as services do. */
  private HttpResponse<Buffer> ask(
      ServiceClient client, ServiceCall call, int attempts, Duration left) {
    Deadline deadline = Deadline.after(left);
    Future<HttpResponse<Buffer>> response =
        traced.span("ask", span -> client.call(call, deadline, attempts));
    return response.await();
  }

  private long measured(String method, String route, String status) {
    return meters
        .get("http.client.requests")
        .tags("peer", "cup-service", "method", method, "route", route, "status", status)
        .timer()
        .count();
  }

  private ServiceClient client(URI base) {
    return new ServiceClient(vertx, new ClientTracing(traced), meters, "cup-service", base);
  }

  private URI serve(Consumer<HttpServerRequest> handler) {
    HttpServer server =
        serverVertx
            .createHttpServer()
            .requestHandler(
                request -> {
                  received.add(request);
                  handler.accept(request);
                })
            .listen(0, "127.0.0.1")
            .await();
    return URI.create("http://127.0.0.1:" + server.actualPort());
  }

  private JaegerSpan span(String operation) {
    return reporter.getSpans().stream()
        .filter(span -> span.getOperationName().equals(operation))
        .findFirst()
        .orElseThrow();
  }

  private static void assertProblem(ThrowingCallable call, int status, String name) {
    assertThatThrownBy(call)
        .asInstanceOf(type(ProblemException.class))
        .extracting(ProblemException::problem)
        .satisfies(problem -> assertThat(problem.status()).isEqualTo(status))
        .satisfies(problem -> assertThat(problem.name()).isEqualTo(name));
  }
}
