package dev.tracelab.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.tracing.http.ClientCall;
import dev.tracelab.tracing.http.ClientTracing;
import dev.tracelab.tracing.http.RouteNames;
import dev.tracelab.tracing.http.TraceResponse;
import dev.tracelab.tracing.reporter.SpanCounts;
import dev.tracelab.tracing.vertx.ServiceTracer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TracingOffTest {

  private final Tracing tracing = Tracing.off();
  private final Vertx vertx =
      Vertx.builder()
          .withTracer(ServiceTracer.factory(tracing, RouteNames.of(List.of("GET /hello"))))
          .build();
  private final Traced traced = new Traced(vertx, tracing.tracer());

  @AfterEach
  void close() throws Exception {
    vertx.close().await(30, TimeUnit.SECONDS);
    tracing.close(Duration.ofSeconds(1));
  }

  @Test
  void workRunsWithoutATraceContext() throws Exception {
    Promise<Optional<TraceContext>> seen = Promise.promise();
    vertx.runOnContext(
        go ->
            traced
                .span("work", span -> Future.succeededFuture(optionalContext()))
                .onComplete(seen));

    assertThat(seen.future().await(30, TimeUnit.SECONDS)).isEmpty();
  }

  @Test
  void aFailureOfTheWorkIsStillReturned() {
    IllegalStateException fault = new IllegalStateException("no stock");

    Future<Void> done =
        traced.span(
            "work",
            span -> {
              throw fault;
            });

    assertThat(done.cause()).isSameAs(fault);
  }

  @Test
  void aResponseNamesNoTrace() throws Exception {
    Router router = Router.router(vertx);
    router.route().handler(new TraceResponse());
    router.get("/hello").handler(request -> request.response().end("hello"));
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .await(30, TimeUnit.SECONDS);
    ClientCall call = new ClientCall(HttpMethod.GET, "greeter", "/hello");
    WebClient client = WebClient.create(vertx);

    HttpResponse<Buffer> response =
        new ClientTracing(traced)
            .attempt(call, 1, () -> client.get(server.actualPort(), "127.0.0.1", "/hello").send())
            .await(30, TimeUnit.SECONDS);

    assertThat(response.bodyAsString()).isEqualTo("hello");
    assertThat(response.headers().names()).doesNotContain("x-trace-id", "traceresponse");
  }

  @Test
  void nothingIsCounted() {
    traced.span("work", span -> Future.succeededFuture());

    assertThat(tracing.counts()).isEqualTo(new SpanCounts(0, 0, 0));
  }

  private static Optional<TraceContext> optionalContext() {
    return Optional.ofNullable(TraceContext.current());
  }
}
