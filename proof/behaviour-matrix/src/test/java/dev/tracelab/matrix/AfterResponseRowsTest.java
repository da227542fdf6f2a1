package dev.tracelab.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.tracing.TraceContext;
import io.jaegertracing.internal.JaegerSpan;
import io.opentracing.References;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.ext.web.RoutingContext;
import io.vertx.tracing.opentracing.OpenTracingUtil;
import java.util.function.Supplier;

@Section(place = 12, title = "After the response", prefix = "A")
class AfterResponseRowsTest {

  private final Promise<Object> done = Promise.promise();

  @Row(
      number = "A-01",
      title = "A call in the tick that ended the response, HTTP/1.1",
      alone = "no client span; the called service begins a new trace",
      with = "the call is a child of the server span")
  void aCallAtOnce(MatrixLab lab) throws Exception {
    TestSite site = TestSite.open(lab);
    site.on("/go", request -> endThen(request, () -> site.call("/leaf")));

    site.get("/go");

    assertTraceBreaksOnlyAlone(lab);
  }

  @Row(
      number = "A-02",
      title = "The active span in the tick that ended the response, HTTP/2",
      alone = "still active: code that works on HTTP/2 breaks on HTTP/1.1",
      with = "active on both")
  void theSameTickOnHttp2(MatrixLab lab) throws Exception {
    Promise<Object> seen = Promise.promise();
    TestSite site =
        TestSite.going(
            lab,
            request -> {
              request.response().end();
              seen.complete(String.valueOf(OpenTracingUtil.getSpan() != null));
            });
    site.get2("/go");

    Object active = lab.run(seen::future);
    lab.always(() -> assertThat(active).isEqualTo("true"));
  }

  @Row(
      number = "A-03",
      title = "A call in the callback of `end()`",
      alone = "no client span; the called service begins a new trace",
      with = "the call is a child of the server span")
  void aCallInTheCallbackOfEnd(MatrixLab lab) throws Exception {
    TestSite site = TestSite.open(lab);
    site.on(
        "/go",
        request ->
            request
                .response()
                .end()
                .compose(ended -> site.call("/leaf"))
                .onComplete(any -> done.complete()));

    site.get("/go");

    assertTraceBreaksOnlyAlone(lab);
  }

  @Row(
      number = "A-04",
      title = "A call in a timer that fires after the response has ended",
      alone = "no client span; the called service begins a new trace",
      with = "the call is a child of the server span")
  void aTimerAfterwards(MatrixLab lab) throws Exception {
    TestSite site = TestSite.open(lab);
    site.on(
        "/go",
        request ->
            endThen(request, () -> lab.vertx().timer(20).compose(tick -> site.call("/leaf"))));

    site.get("/go");

    assertTraceBreaksOnlyAlone(lab);
  }

  @Row(
      number = "A-05",
      title = "Work that continues in the background",
      alone = "its span begins a new trace",
      with =
          "its span follows from the server span, which did not wait for it (`Traced.following`)")
  void workInTheBackground(MatrixLab lab) throws Exception {
    TestSite site = TestSite.open(lab);
    site.on("/go", request -> endThen(request, () -> inTheBackground(lab, site)));

    site.get("/go");
    lab.run(done::future);

    JaegerSpan request = lab.spans().server("/go");
    JaegerSpan fulfil = lab.spans().named("fulfil");
    lab.alone(() -> assertThat(Spans.isRoot(fulfil)).isTrue());
    lab.with(
        () -> {
          assertThat(Spans.isUnder(fulfil, request)).isTrue();
          assertThat(fulfil.getReferences().get(0).getType()).isEqualTo(References.FOLLOWS_FROM);
          assertThat(Spans.isUnder(lab.spans().client("/leaf"), fulfil)).isTrue();
        });
  }

  @Row(
      number = "A-06",
      title = "The next request on the same connection, while the first one's work continues",
      alone = "has its own span",
      with = "the same: only the first request's context keeps its span active")
  void theNextRequestOnTheConnection(MatrixLab lab) throws Exception {
    Promise<Object> release = Promise.promise();
    TestSite site = TestSite.open(lab);
    site.on("/go", request -> endThen(request, release::future));

    site.write(
        "GET /go HTTP/1.1\r\nHost: shop.example\r\n\r\n",
        "GET /leaf HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n\r\n");
    release.complete();

    JaegerSpan first = lab.spans().server("/go");
    JaegerSpan next = lab.spans().server("/leaf");
    lab.always(
        () -> {
          assertThat(Spans.isRoot(next)).isTrue();
          assertThat(Spans.inOneTrace(first, next)).isFalse();
        });
  }

  @Row(
      number = "A-07",
      title = "The response is ended twice",
      alone = "the second end is refused, the span is finished once",
      with = "the same")
  void aResponseEndedTwice(MatrixLab lab) throws Exception {
    Promise<Object> refused = Promise.promise();
    TestSite site =
        TestSite.going(
            lab,
            request -> {
              request.response().end();
              try {
                request.response().end();
              } catch (IllegalStateException e) {
                refused.complete(e);
              }
            });

    site.get("/go");

    lab.run(refused::future);
    lab.spans().server("/go");
    lab.always(() -> assertThat(lab.spans().all()).hasSize(1));
  }

  private static Future<?> inTheBackground(MatrixLab lab, TestSite site) {
    if (lab.isAlone()) {
      return lab.span("fulfil", () -> site.call("/leaf"));
    }
    return lab.traced()
        .following("fulfil", TraceContext.current().spanContext(), span -> site.call("/leaf"));
  }

  private void endThen(RoutingContext request, Supplier<Future<?>> step) {
    request.response().end();
    step.get().onComplete(any -> done.complete());
  }

  private void assertTraceBreaksOnlyAlone(MatrixLab lab) throws Exception {
    lab.run(done::future);
    JaegerSpan leaf = lab.spans().server("/leaf");
    lab.alone(
        () -> {
          assertThat(Spans.isRoot(leaf)).isTrue();
          assertThat(lab.spans().clients()).isEmpty();
        });
    lab.with(
        () ->
            assertThat(Spans.isUnder(lab.spans().client("/leaf"), lab.spans().server("/go")))
                .isTrue());
  }
}
