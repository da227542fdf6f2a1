package dev.tracelab.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.jaegertracing.internal.JaegerSpan;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.client.WebClient;
import java.net.http.HttpClient.Version;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

@Section(place = 9, title = "Timeouts and cancellation", prefix = "T")
class TimeoutRowsTest {

  private static final long SHORT_MILLIS = 50;

  private final CompletableFuture<RoutingContext> entered = new CompletableFuture<>();
  private final CompletableFuture<Context> context = new CompletableFuture<>();

  @Row(
      number = "T-01",
      title = "A call times out, HTTP/1.1",
      alone = "the span says `Connection was closed`",
      with = "it names the timeout that was exceeded (`ClientTracing`)")
  void aCallThatTimesOut(MatrixLab lab) throws Exception {
    JaegerSpan call = timedOut(lab, TestSite.open(lab), TestSite::client);

    lab.alone(() -> assertThat(Spans.logs(call)).contains("Connection was closed"));
    lab.with(() -> assertThat(Spans.logs(call)).contains("timeout period of 50ms"));
  }

  @Row(
      number = "T-02",
      title = "A call times out, HTTP/2",
      alone = "the span says `Stream was closed`",
      with = "it names the timeout that was exceeded (`ClientTracing`)")
  void aCallThatTimesOutOnHttp2(MatrixLab lab) throws Exception {
    JaegerSpan call = timedOut(lab, TestSite.open(lab), TestSite::client2);

    lab.alone(() -> assertThat(Spans.logs(call)).contains("Stream was closed"));
    lab.with(() -> assertThat(Spans.logs(call)).contains("timeout period of 50ms"));
  }

  @Row(
      number = "T-03",
      title = "The client disconnects, HTTP/1.1; the handler responds anyway",
      alone = "an error on the span, which is finished once; `error.kind=Exception`",
      with = "an error on the span, which is finished once; `error.kind=HttpClosedException`")
  void aDisconnectedClient(MatrixLab lab) throws Exception {
    JaegerSpan request = abandoned(lab, Version.HTTP_1_1);

    assertThat(request.getTags()).containsEntry("error", true);
    lab.alone(() -> assertThat(Spans.logs(request)).contains("error.kind=Exception"));
    lab.with(() -> assertThat(Spans.logs(request)).contains("error.kind=HttpClosedException"));
  }

  @Row(
      number = "T-04",
      title = "The client disconnects, HTTP/2; the handler responds anyway",
      alone = "the span looks successful: status `\"200\"`, no error",
      with = "`error=true`, and a log that the caller reset the stream")
  void aDisconnectedClientOnHttp2(MatrixLab lab) throws Exception {
    JaegerSpan request = abandoned(lab, Version.HTTP_2);

    lab.alone(
        () ->
            assertThat(request.getTags())
                .containsEntry("http.status_code", "200")
                .doesNotContainKey("error"));
    lab.with(
        () -> {
          assertThat(request.getTags())
              .containsEntry("error", true)
              .doesNotContainKey("http.status_code");
          assertThat(Spans.logs(request)).contains("The caller reset the stream");
        });
  }

  @Row(
      number = "T-05",
      title = "`Future.timeout` abandons work and the request gets a response",
      alone = "no span shows it",
      with = "the work's span ends then, with the error `TimeoutException` (`Traced`)")
  void abandonedWork(MatrixLab lab) throws Exception {
    TestSite site = TestSite.working(lab, here -> abandon(lab).otherwiseEmpty());

    site.get("/go");

    JaegerSpan request = lab.spans().server("/go");
    assertThat(request.getTags()).doesNotContainKey("error");
    lab.alone(() -> assertThat(lab.spans().all()).hasSize(1));
    lab.with(
        () -> {
          JaegerSpan work = lab.spans().named("look up");
          assertThat(work.getTags()).containsEntry("error", true);
          assertThat(Spans.logs(work)).contains("TimeoutException");
        });
  }

  @Row(
      number = "T-06",
      title = "A call made after the client has disconnected",
      alone = "no client span; the called service begins a new trace",
      with = "it is in the trace")
  void aCallAfterTheClientDisconnected(MatrixLab lab) throws Exception {
    TestSite site = TestSite.going(lab, this::enter);
    CompletableFuture<?> call = site.begin(Version.HTTP_1_1, "/go");
    Waiting.until(entered);
    call.cancel(true);
    JaegerSpan span = lab.spans().server("/go");

    Promise<Object> called = Promise.promise();
    context.get().runOnContext(later -> site.call("/leaf").onComplete(any -> called.complete()));
    lab.run(called::future);

    JaegerSpan leaf = lab.spans().server("/leaf");
    lab.alone(() -> assertThat(Spans.isRoot(leaf)).isTrue());
    lab.with(() -> assertThat(Spans.inOneTrace(leaf, span)).isTrue());
  }

  @Row(
      number = "T-07",
      title = "The service resets the stream after part of its response, HTTP/2",
      alone = "the span looks successful: status `\"200\"`, no error",
      with =
          "the sent status 200, `error=true`, and a log that the service reset it, if"
              + " `TraceResponse` is mounted")
  void aServiceThatResets(MatrixLab lab) throws Exception {
    TestSite site =
        TestSite.going(
            lab,
            request -> request.response().write("a part").onComplete(written -> reset(request)));

    lab.either(() -> site, () -> site.namingTraces());

    site.begin(Version.HTTP_2, "/go");

    JaegerSpan request = lab.spans().server("/go");
    lab.alone(
        () ->
            assertThat(request.getTags())
                .containsEntry("http.status_code", "200")
                .doesNotContainKey("error"));
    lab.with(
        () -> {
          assertThat(request.getTags())
              .containsEntry("http.status_code", 200)
              .containsEntry("error", true);
          assertThat(Spans.logs(request)).contains("This service reset the stream");
        });
  }

  @Row(
      number = "T-08",
      title = "A handler throws after part of its response, HTTP/1.1",
      alone = "the span has the closed connection, but not the exception",
      with = "it has both, if `TraceResponse` is mounted")
  void aHandlerThatThrowsAfterAPart(MatrixLab lab) throws Exception {
    lab.expectLog("Unhandled exception");
    TestSite site =
        TestSite.going(
            lab,
            request -> {
              request.response().setChunked(true).write("a part");
              request.vertx().setTimer(SHORT_MILLIS, id -> request.request().connection().close());
              throw new IllegalStateException("a bug");
            });
    lab.either(() -> site, () -> site.namingTraces());

    site.begin(Version.HTTP_1_1, "/go");

    JaegerSpan request = lab.spans().server("/go");
    lab.alone(() -> assertThat(Spans.logs(request)).doesNotContain("a bug"));
    lab.with(() -> assertThat(Spans.logs(request)).contains("a bug", "HttpClosedException"));
  }

  private static void reset(RoutingContext request) {
    request.response().reset(2);
  }

  /** The connection is warm, so that it is the response that takes too long and nothing before. */
  private JaegerSpan timedOut(MatrixLab lab, TestSite site, Which client) throws Exception {
    WebClient web = client.of(site);
    site.on("/slow", request -> entered.complete(request));
    site.on(
        "/go",
        request ->
            web.get(site.port(), "127.0.0.1", "/leaf")
                .send()
                .onComplete(done -> request.response().end()));
    site.on(
        "/orders/:id",
        request ->
            site.attempt(
                    "/slow",
                    1,
                    () -> web.get(site.port(), "127.0.0.1", "/slow").timeout(SHORT_MILLIS).send())
                .onComplete(done -> request.response().end()));
    site.get("/go");
    site.get("/orders/7");
    return lab.spans().client("/slow");
  }

  /** The versions are agreed on before, so that HTTP/2's way of going away is a stream's. */
  private JaegerSpan abandoned(MatrixLab lab, Version version) throws Exception {
    TestSite site = TestSite.going(lab, this::enter);
    Waiting.until(site.begin(version, "/leaf"));
    CompletableFuture<?> call = site.begin(version, "/go");
    RoutingContext request = Waiting.until(entered);
    call.cancel(true);
    JaegerSpan span = lab.spans().server("/go");

    Promise<Object> answered = Promise.promise();
    context.get().runOnContext(later -> request.end().onComplete(any -> answered.complete()));
    lab.run(answered::future);
    assertThat(lab.spans().all()).containsExactly(lab.spans().server("/leaf"), span);
    return span;
  }

  private void enter(RoutingContext request) {
    context.complete(Vertx.currentContext());
    entered.complete(request);
  }

  private static Future<?> abandon(MatrixLab lab) {
    Promise<Object> never = Promise.promise();
    Supplier<Future<?>> lookUp = () -> never.future().timeout(SHORT_MILLIS, TimeUnit.MILLISECONDS);
    return lab.either(lookUp, () -> lab.traced().span("look up", span -> lookUp.get().mapEmpty()));
  }

  /** Which of a site's clients. */
  @FunctionalInterface
  private interface Which {
    WebClient of(TestSite site);
  }
}
