package dev.tracelab.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.jaegertracing.internal.JaegerSpan;
import io.vertx.core.Future;
import io.vertx.core.Promise;

@Family(place = 13, title = "HTTP/1.1 and HTTP/2", prefix = "H")
class Http2RowsTest {

  @Row(
      number = "H-01",
      title = "A request over HTTP/2",
      alone = "`GET`, status `\"200\"` as text",
      with = "`GET /orders/{id}`, status 200 as a number, as on HTTP/1.1")
  void aRequestOverHttp2(Lab lab) throws Exception {
    Site site = Site.open(lab).on("/orders/:id", request -> request.response().end());

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
      title = "A handler answers 500 over HTTP/2",
      alone = "no error",
      with = "`error=true`, as on HTTP/1.1")
  void aServersOwnFailure(Lab lab) throws Exception {
    Site.open(lab).get2("/broken");

    JaegerSpan span = lab.spans().server("/broken");
    lab.alone(() -> assertThat(span.getTags()).doesNotContainKey("error"));
    lab.with(() -> assertThat(span.getTags()).containsEntry("error", true));
  }

  @Row(
      number = "H-03",
      title = "A call over HTTP/2 is answered 500",
      alone = "status `\"500\"` as text, no error",
      with = "status 500 as a number, `error=true`, as on HTTP/1.1")
  void theOthersFailure(Lab lab) throws Exception {
    Site.working(lab, site -> site.call2("/broken")).get("/go");

    JaegerSpan call = lab.spans().client("/broken");
    lab.alone(() -> assertThat(call.getTags()).doesNotContainKey("error"));
    lab.with(() -> assertThat(call.getTags()).containsEntry("error", true));
  }

  @Row(
      number = "H-04",
      title = "Two branches call over one HTTP/2 connection at once",
      alone = "both calls hang under the branch that began last",
      with = "each call hangs under its own branch")
  void branchesOnOneConnection(Lab lab) throws Exception {
    Site.working(
            lab,
            site ->
                Future.all(
                    lab.span("quote", () -> site.call2("/branch/quote")),
                    lab.span("credit", () -> site.call2("/branch/credit"))))
        .on("/branch/:name", Gathering.of(2))
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
  void hopsOfBothVersions(Lab lab) throws Exception {
    Site site = Site.working(lab, here -> here.call2("/slow"));
    site.on("/slow", request -> site.call("/leaf").onComplete(done -> request.response().end()));

    site.get("/go");

    JaegerSpan request = lab.spans().server("/go");
    JaegerSpan leaf = lab.spans().server("/leaf");
    lab.always(() -> assertThat(Spans.inOneTrace(leaf, request)).isTrue());
  }

  @Row(
      number = "H-06",
      title = "A call in the tick that ended the response, HTTP/2; it has to wait for a connection",
      alone = "no client span: the active span has gone when there is a connection",
      with = "the call hangs under the server span, as on HTTP/1.1, see A-01")
  void aCallAtOnce(Lab lab) throws Exception {
    Promise<Object> release = Promise.promise();
    Site site = Site.open(lab);
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
