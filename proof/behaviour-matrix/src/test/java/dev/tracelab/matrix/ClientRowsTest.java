package dev.tracelab.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.jaegertracing.internal.JaegerSpan;
import io.opentracing.Scope;
import io.opentracing.Span;
import io.vertx.core.Future;
import io.vertx.core.http.HttpResponseExpectation;
import io.vertx.tracing.opentracing.OpenTracingUtil;
import java.util.List;

@Section(place = 2, title = "Client", prefix = "C")
class ClientRowsTest {

  @Row(
      number = "C-01",
      title = "A call to another service",
      alone = "the span is named `GET`",
      with = "`GET leaf-service/leaf`: the service and the route (`ClientTracing`)")
  void aClientSpansName(MatrixLab lab) throws Exception {
    TestSite.working(lab, site -> site.attempt("/leaf", 1)).get("/go");

    JaegerSpan call = lab.spans().client("/leaf");
    lab.alone(() -> assertThat(call.getOperationName()).isEqualTo("GET"));
    lab.with(
        () -> {
          assertThat(call.getOperationName()).isEqualTo("GET leaf-service/leaf");
          assertThat(call.getTags()).containsEntry("peer.service", "leaf-service");
        });
  }

  @Row(
      number = "C-02",
      title = "The service responds with 500",
      alone = "status `\"500\"` as text, no error",
      with = "status 500 as a number, `error=true`, with or without `ClientTracing`")
  void aCalledServiceFails(MatrixLab lab) throws Exception {
    TestSite.working(lab, site -> site.call("/broken")).get("/go");

    JaegerSpan call = lab.spans().client("/broken");
    lab.alone(
        () ->
            assertThat(call.getTags())
                .containsEntry("http.status_code", "500")
                .doesNotContainKey("error"));
    lab.with(
        () ->
            assertThat(call.getTags())
                .containsEntry("http.status_code", 500)
                .containsEntry("error", true));
  }

  @Row(
      number = "C-03",
      title = "The connection is refused",
      alone = "no client span",
      with = "a client span with `error=true` and a log with the reason")
  void aRefusedConnection(MatrixLab lab) throws Exception {
    try (RefusingPort port = RefusingPort.open()) {
      TestSite.working(
              lab,
              site ->
                  site.attempt(
                      "/leaf",
                      1,
                      () -> site.client().get(port.number(), "127.0.0.1", "/leaf").send()))
          .get("/go");
    }

    lab.spans().server("/go");
    lab.alone(() -> assertThat(lab.spans().clients()).isEmpty());
    lab.with(
        () -> {
          JaegerSpan call = lab.spans().named("GET leaf-service/leaf");
          assertThat(call.getTags()).containsEntry("error", true);
          assertThat(Spans.logs(call)).contains("Connection refused");
        });
  }

  @Row(
      number = "C-04",
      title = "A call waits for a pooled connection",
      alone = "the span begins after the wait",
      with = "the span includes the wait; the log `connected` marks its end")
  void theWaitForAConnection(MatrixLab lab) throws Exception {
    TestSite site =
        TestSite.working(
            lab,
            here ->
                Future.all(
                    here.attempt(
                        "/slow",
                        1,
                        () -> here.single().get(here.port(), "127.0.0.1", "/slow").send()),
                    here.attempt(
                        "/leaf",
                        1,
                        () -> here.single().get(here.port(), "127.0.0.1", "/leaf").send())));
    site.on("/slow", request -> lab.vertx().setTimer(50, later -> request.response().end()));

    site.get("/go");

    JaegerSpan first = lab.spans().client("/slow");
    JaegerSpan waiting = lab.spans().client("/leaf");
    long slack = 10_000;
    lab.alone(() -> assertThat(waiting.getStart()).isGreaterThan(Spans.end(first) - slack));
    lab.with(
        () -> {
          assertThat(waiting.getStart()).isLessThan(Spans.end(first) - slack);
          assertThat(Spans.logs(waiting)).contains("connected");
        });
  }

  @Row(
      number = "C-05",
      title =
          "A span made active around `send()`, first with a new connection, then with a pooled one",
      alone = "the call is first a child of the server span, then of the active span",
      with = "a child of the active span both times (`Traced`)")
  void aScopeAroundSend(MatrixLab lab) throws Exception {
    TestSite site = TestSite.open(lab);
    site.on(
        "/go",
        request ->
            scoped(lab, site, request.request().getParam("connection"))
                .onComplete(done -> request.response().end()));

    site.get("/go?connection=cold");
    site.get("/go?connection=warm");

    JaegerSpan request = lab.spans().server("/go");
    List<JaegerSpan> calls = lab.spans().clients();
    assertThat(Spans.isUnder(calls.get(1), lab.spans().named("warm"))).isTrue();
    lab.alone(() -> assertThat(Spans.isUnder(calls.get(0), request)).isTrue());
    lab.with(() -> assertThat(Spans.isUnder(calls.get(0), lab.spans().named("cold"))).isTrue());
  }

  @Row(
      number = "C-06",
      title = "A secret in the query string of a call",
      alone = "in `http.url`",
      with = "in no tag")
  void aSecretInTheQuery(MatrixLab lab) throws Exception {
    TestSite.working(lab, site -> site.call("/leaf?card=4711")).get("/go");

    JaegerSpan call = lab.spans().client("/leaf");
    lab.alone(() -> assertThat(call.getTags().toString()).contains("card=4711"));
    lab.with(() -> assertThat(call.getTags().toString()).doesNotContain("4711"));
  }

  @Row(
      number = "C-07",
      title = "The address that was called",
      alone = "in no tag",
      with = "`peer.address`, host and port")
  void thePeer(MatrixLab lab) throws Exception {
    TestSite site = TestSite.working(lab, here -> here.call("/leaf"));

    site.get("/go");

    JaegerSpan call = lab.spans().client("/leaf");
    lab.alone(() -> assertThat(call.getTags()).doesNotContainKey("peer.address"));
    lab.with(
        () -> assertThat(call.getTags()).containsEntry("peer.address", "127.0.0.1:" + site.port()));
  }

  @Row(
      number = "C-08",
      title = "A redirect is followed",
      alone = "two client spans, siblings",
      with = "one client span for the attempt, with the spans of both requests below it")
  void aRedirect(MatrixLab lab) throws Exception {
    TestSite site = TestSite.working(lab, here -> here.attempt("/slow", 1));
    site.on(
        "/slow",
        request -> request.response().setStatusCode(302).putHeader("location", "/leaf").end());

    site.get("/go");

    lab.spans().server("/go");
    lab.alone(() -> assertThat(lab.spans().clients()).hasSize(2));
    lab.with(
        () -> {
          assertThat(lab.spans().clients()).hasSize(1);
          JaegerSpan attempt = lab.spans().clients().get(0);
          assertThat(Spans.isUnder(lab.spans().server("/slow"), attempt)).isTrue();
          assertThat(Spans.isUnder(lab.spans().server("/leaf"), attempt)).isTrue();
        });
  }

  @Row(
      number = "C-09",
      title = "The connection breaks before the response",
      alone = "`error.kind=Exception`, whatever the cause",
      with = "`error.kind` names the exception's class")
  void theKindOfAnError(MatrixLab lab) throws Exception {
    TestSite site = TestSite.working(lab, here -> here.call("/slow"));
    site.on("/slow", request -> request.request().connection().close());

    site.get("/go");

    JaegerSpan call = lab.spans().client("/slow");
    assertThat(call.getTags()).containsEntry("error", true);
    lab.alone(() -> assertThat(Spans.logs(call)).contains("error.kind=Exception"));
    lab.with(() -> assertThat(Spans.logs(call)).contains("error.kind=HttpClosedException"));
  }

  @Row(
      number = "C-10",
      title = "The host name is unknown",
      alone = "no client span",
      with = "a client span with `error=true` and a log with the `UnknownHostException`")
  void anUnknownHost(MatrixLab lab) throws Exception {
    TestSite.working(
            lab,
            site ->
                site.attempt(
                    "/leaf", 1, () -> site.client().get(80, "shop.invalid", "/leaf").send()))
        .get("/go");

    lab.spans().server("/go");
    lab.alone(() -> assertThat(lab.spans().clients()).isEmpty());
    lab.with(
        () -> {
          JaegerSpan call = lab.spans().named("GET leaf-service/leaf");
          assertThat(call.getTags()).containsEntry("error", true);
          assertThat(Spans.logs(call)).contains("UnknownHostException", "shop.invalid");
        });
  }

  @Row(
      number = "C-11",
      title = "A response with an unexpected status",
      alone = "status `\"500\"` as text, no error",
      with = "status 500 as a number, `error=true`, and a log with the expected status")
  void anUnexpectedAnswer(MatrixLab lab) throws Exception {
    TestSite.working(
            lab,
            site ->
                site.attempt(
                    "/broken",
                    1,
                    () -> site.call("/broken").expecting(HttpResponseExpectation.SC_SUCCESS)))
        .get("/go");

    lab.spans().server("/go");
    JaegerSpan call = lab.spans().client("/broken");
    lab.alone(
        () ->
            assertThat(call.getTags())
                .containsEntry("http.status_code", "500")
                .doesNotContainKey("error"));
    lab.with(
        () -> {
          assertThat(call.getTags())
              .containsEntry("http.status_code", 500)
              .containsEntry("error", true);
          assertThat(Spans.logs(call)).contains("500");
        });
  }

  /** By hand with OpenTracing's own idiom: the scope is closed when send() has returned. */
  private static Future<?> scoped(MatrixLab lab, TestSite site, String operation) {
    if (!lab.isAlone()) {
      return lab.span(operation, () -> site.call("/leaf"));
    }
    Span outer = OpenTracingUtil.getSpan();
    Span span = lab.tracer().buildSpan(operation).asChildOf(outer).start();
    try (Scope scope = ManualSpans.activate(span)) {
      return site.call("/leaf").onComplete(done -> span.finish());
    }
  }
}
