package dev.tracelab.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.jaegertracing.internal.JaegerSpan;
import io.vertx.core.Future;
import io.vertx.core.Promise;

@Section(place = 13, title = "HTTP/1.1 and HTTP/2", prefix = "H")
class Http2RowsTest {

  @Row(
      number = "H-01",
      title = "A request over HTTP/2",
      alone = "`GET`, status `\"200\"` as text",
      with = "`GET /orders/{id}`, status 200 as a number, as on HTTP/1.1")
  void aRequestOverHttp2(MatrixLab lab) throws Exception {
    TestSite site = TestSite.open(lab).on("/orders/:id", request -> request.response().end());

    site.get2("/orders/7");

    JaegerSpan span = lab.spans().server("/orders/7");
    lab.alone(() -> assertThat(span.getTags()).containsEntry("http.status_code", "200"));
    lab.with(
        () -> {
          assertThat(span.getOperationName()).isEqualTo("GET /orders/{id}");
          assertThat(span.getTags()).containsEntry("http.status_code", 200);
        });
  }

  @Row(
      number = "H-02",
      title = "A handler responds with 500 over HTTP/2",
      alone = "no error",
      with = "`error=true`, as on HTTP/1.1")
  void aHandlerFails(MatrixLab lab) throws Exception {
    TestSite.open(lab).get2("/broken");

    JaegerSpan span = lab.spans().server("/broken");
    lab.alone(() -> assertThat(span.getTags()).doesNotContainKey("error"));
    lab.with(() -> assertThat(span.getTags()).containsEntry("error", true));
  }

  @Row(
      number = "H-03",
      title = "A call over HTTP/2 gets 500",
      alone = "status `\"500\"` as text, no error",
      with = "status 500 as a number, `error=true`, as on HTTP/1.1")
  void aCalledServiceFails(MatrixLab lab) throws Exception {
    TestSite.working(lab, site -> site.call2("/broken")).get("/go");

    JaegerSpan call = lab.spans().client("/broken");
    lab.alone(() -> assertThat(call.getTags()).doesNotContainKey("error"));
    lab.with(() -> assertThat(call.getTags()).containsEntry("error", true));
  }

  @Row(
      number = "H-04",
      title = "Two branches call over one HTTP/2 connection at once",
      alone = "both calls are children of the branch that began last",
      with = "each call is a child of its own branch")
  void branchesOnOneConnection(MatrixLab lab) throws Exception {
    TestSite.working(
            lab,
            site ->
                Future.all(
                    lab.span("quote", () -> site.call2("/branch/quote")),
                    lab.span("credit", () -> site.call2("/branch/credit"))))
        .on("/branch/:name", RequestBarrier.of(2))
        .get("/go");

    JaegerSpan quoteCall = lab.spans().client("/branch/quote");
    lab.alone(() -> assertThat(Spans.isUnder(quoteCall, lab.spans().named("credit"))).isTrue());
    lab.with(() -> assertThat(Spans.isUnder(quoteCall, lab.spans().named("quote"))).isTrue());
  }

  @Row(
      number = "H-05",
      title = "A trace over three hops: HTTP/1.1, HTTP/2, HTTP/1.1",
      alone = "one trace",
      with = "the same")
  void hopsOfBothVersions(MatrixLab lab) throws Exception {
    TestSite site = TestSite.working(lab, here -> here.call2("/slow"));
    site.on("/slow", request -> site.call("/leaf").onComplete(done -> request.response().end()));

    site.get("/go");

    JaegerSpan request = lab.spans().server("/go");
    JaegerSpan leaf = lab.spans().server("/leaf");
    lab.always(() -> assertThat(Spans.inOneTrace(leaf, request)).isTrue());
  }

  @Row(
      number = "H-06",
      title = "A call in the tick that ended the response, HTTP/2; it waits for a connection",
      alone = "no client span: the active span is gone when the connection is available",
      with = "the call is a child of the server span, as on HTTP/1.1, see A-01")
  void aCallAtOnce(MatrixLab lab) throws Exception {
    Promise<Object> release = Promise.promise();
    TestSite site = TestSite.open(lab);
    site.on("/slow", request -> release.future().onComplete(any -> request.response().end()));
    site.on(
        "/go",
        request -> {
          site.single().get(site.port(), "127.0.0.1", "/slow").send();
          request.response().end();
          site.single().get(site.port(), "127.0.0.1", "/leaf").send();
        });

    site.get2("/go");
    lab.spans().server("/go");
    lab.run(() -> Future.succeededFuture(release.tryComplete()));

    JaegerSpan leaf = lab.spans().server("/leaf");
    JaegerSpan request = lab.spans().server("/go");
    lab.alone(() -> assertThat(Spans.isRoot(leaf)).isTrue());
    lab.with(() -> assertThat(Spans.isUnder(lab.spans().client("/leaf"), request)).isTrue());
  }
}
