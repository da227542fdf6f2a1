package dev.tracelab.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.jaegertracing.internal.JaegerSpan;
import io.vertx.ext.web.Router;
import java.net.http.HttpResponse;
import java.util.List;

@Family(place = 1, title = "Server", prefix = "S")
class ServerRowsTest {

  @Row(
      number = "S-01",
      title = "A request for a route with a parameter",
      alone = "the span is called `GET`",
      with = "it is called `GET /orders/{id}`, from its start on")
  void aServerSpansName(Lab lab) throws Exception {
    Site site = Site.open(lab).on("/orders/:id", request -> request.response().end());

    site.get("/orders/7");

    JaegerSpan span = lab.spans().server("/orders/7");
    lab.alone(() -> assertThat(span.getOperationName()).isEqualTo("GET"));
    lab.with(() -> assertThat(span.getOperationName()).isEqualTo("GET /orders/{id}"));
  }

  @Row(
      number = "S-02",
      title = "The route of a router below a router",
      alone = "the span is called `GET`",
      with = "`GET /orders/{id}`, and the tag `http.route` says it")
  void aSubRoutersRoute(Lab lab) throws Exception {
    Site site = Site.open(lab);
    Router orders = Router.router(lab.vertx());
    orders.get("/:id").handler(request -> request.response().end());
    site.router().route("/orders/*").subRouter(orders);

    site.get("/orders/7");

    JaegerSpan span = lab.spans().server("/orders/7");
    lab.alone(() -> assertThat(span.getTags()).doesNotContainKey("http.route"));
    lab.with(() -> assertThat(span.getTags()).containsEntry("http.route", "/orders/{id}"));
  }

  @Row(
      number = "S-03",
      title = "A path that nobody knows",
      alone = "`GET`, status `\"404\"` as text",
      with =
          "`GET`, so that strangers make no names; status 404 as a number; no error, for the server did its work")
  void anUnknownPath(Lab lab) throws Exception {
    Site.open(lab).get("/wp-login.php");

    JaegerSpan span = lab.spans().server("/wp-login.php");
    assertThat(span.getOperationName()).isEqualTo("GET");
    lab.alone(() -> assertThat(span.getTags()).containsEntry("http.status_code", "404"));
    lab.with(
        () ->
            assertThat(span.getTags())
                .containsEntry("http.status_code", 404)
                .doesNotContainKey("error"));
  }

  @Row(
      number = "S-04",
      title = "A handler answers 500",
      alone = "status `\"500\"` as text, no error",
      with = "status 500 as a number, `error=true`")
  void aServersOwnFailure(Lab lab) throws Exception {
    Site.open(lab).get("/broken");

    JaegerSpan span = lab.spans().server("/broken");
    lab.alone(
        () ->
            assertThat(span.getTags())
                .containsEntry("http.status_code", "500")
                .doesNotContainKey("error"));
    lab.with(
        () ->
            assertThat(span.getTags())
                .containsEntry("http.status_code", 500)
                .containsEntry("error", true));
  }

  @Row(number = "S-05", title = "A handler throws", alone = "no error", with = "`error=true`")
  void aHandlerThatThrows(Lab lab) throws Exception {
    lab.expectLog("Unhandled exception in router");
    Site site =
        Site.going(
            lab,
            request -> {
              throw new IllegalStateException("a bug");
            });

    site.get("/go");

    JaegerSpan span = lab.spans().server("/go");
    lab.alone(() -> assertThat(span.getTags()).doesNotContainKey("error"));
    lab.with(() -> assertThat(span.getTags()).containsEntry("error", true));
  }

  @Row(
      number = "S-06",
      title = "A `Host` header without a port",
      alone = "`http.url` is `http://shop.example:-1/leaf`",
      with = "`http://shop.example/leaf`")
  void aHostWithoutAPort(Lab lab) throws Exception {
    Site site = Site.open(lab);

    site.write("GET /leaf HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n\r\n");

    Object url = lab.spans().server("/leaf").getTags().get("http.url");
    lab.alone(() -> assertThat(url).isEqualTo("http://shop.example:-1/leaf"));
    lab.with(() -> assertThat(url).isEqualTo("http://shop.example/leaf"));
  }

  @Row(
      number = "S-07",
      title = "A secret in the query",
      alone = "in `http.url` and `http.query`",
      with = "in no tag")
  void aSecretInTheQuery(Lab lab) throws Exception {
    Site.open(lab).get("/leaf?card=4711");

    JaegerSpan span = lab.spans().server("/leaf");
    lab.alone(() -> assertThat(span.getTags().toString()).contains("card=4711"));
    lab.with(() -> assertThat(span.getTags().toString()).doesNotContain("4711"));
  }

  @Row(
      number = "S-08",
      title = "A malformed `uber-trace-id`",
      alone = "a new trace, and a warning in the log for each such request",
      with = "a new trace, and silence: no stranger writes our log")
  void aMalformedHeader(Lab lab) throws Exception {
    lab.either(() -> expect(lab, "io.jaegertracing"), () -> null);

    Site.open(lab).get("/leaf", "uber-trace-id", "GARBAGE");

    assertThat(Spans.isRoot(lab.spans().server("/leaf"))).isTrue();
    lab.alone(() -> assertThat(lab.logged()).isNotEmpty());
    lab.with(() -> assertThat(lab.logged()).isEmpty());
  }

  @Row(
      number = "S-09",
      title = "A caller who did not sample",
      alone = "no spans",
      with = "the same")
  void aCallerWhoDidNotSample(Lab lab) throws Exception {
    Site site = Site.working(lab, here -> here.call("/leaf"));

    site.get("/go", "uber-trace-id", "00000000000000aa:00000000000000bb:0:0");
    site.get("/leaf");

    lab.spans().server("/leaf");
    lab.always(() -> assertThat(lab.spans().all()).hasSize(1));
  }

  @Row(
      number = "S-10",
      title = "What an answer says about its trace",
      alone = "nothing",
      with = "`traceresponse` and `x-trace-id`, also on an error, when `TraceResponse` is mounted")
  void anAnswerNamesItsTrace(Lab lab) throws Exception {
    Site site = Site.open(lab).on("/go", request -> request.response().setStatusCode(500).end());
    lab.either(() -> site, () -> site.telling());

    HttpResponse<String> answer = site.get("/go");

    String traceId = lab.spans().server("/go").context().toTraceId();
    lab.alone(() -> assertThat(answer.headers().map()).doesNotContainKey("x-trace-id"));
    lab.with(() -> assertThat(answer.headers().firstValue("x-trace-id")).hasValue(traceId));
  }

  @Row(
      number = "S-11",
      title = "`tracer.buildSpan(...)` in a handler",
      alone = "a root of its own: Jaeger's scope manager knows nothing of Vert.x",
      with = "a child of the server span")
  void aSpanBuiltInAHandler(Lab lab) throws Exception {
    Site site =
        Site.going(
            lab,
            request -> {
              lab.mark("price");
              request.response().end();
            });

    site.get("/go");

    JaegerSpan request = lab.spans().server("/go");
    JaegerSpan price = lab.spans().named("price");
    lab.alone(() -> assertThat(Spans.isRoot(price)).isTrue());
    lab.with(() -> assertThat(Spans.isUnder(price, request)).isTrue());
  }

  @Row(
      number = "S-12",
      title = "A rule of the sampler for a route: `GET /orders/{id}` always, all else never",
      alone =
          "never applies, for the sampler is asked about `GET`; jaeger-client lets the first of each name pass",
      with = "applies, for names are known when a span starts (`JAEGER_SAMPLER_OPERATIONS`)",
      configured = {
        "JAEGER_SAMPLER_PARAM=0",
        "JAEGER_SAMPLER_OPERATIONS=GET /orders/{id}=1",
      })
  void aRuleForARoute(Lab lab) throws Exception {
    Site site = Site.open(lab).on("/orders/:id", request -> request.response().end());

    site.get("/leaf");
    for (String order : List.of("7", "8", "9")) {
      site.get("/orders/" + order);
    }

    lab.alone(() -> assertThat(lab.spans().all()).noneMatch(span -> isAbout("/orders", span)));
    lab.with(
        () -> {
          assertThat(lab.spans().named("GET /orders/{id}", 3)).hasSize(3);
          assertThat(lab.spans().all()).hasSize(3);
        });
  }

  @Row(
      number = "S-13",
      title = "A method that nobody knows",
      alone = "the span is called after it: strangers make names",
      with = "`HTTP`, and the tag `http.method` is `_OTHER`")
  void anUnknownMethod(Lab lab) throws Exception {
    Site site = Site.open(lab);

    site.write("STRANGER1 /leaf HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

    JaegerSpan span = lab.spans().server("/leaf");
    lab.alone(() -> assertThat(span.getOperationName()).isEqualTo("STRANGER1"));
    lab.with(
        () -> {
          assertThat(span.getOperationName()).isEqualTo("HTTP");
          assertThat(span.getTags()).containsEntry("http.method", "_OTHER");
        });
  }

  @Row(
      number = "S-14",
      title = "Another way to write a path: `//orders/./%37/`",
      alone = "the span is called `GET`",
      with = "`GET /orders/{id}`, for the router serves it")
  void aPathWrittenAnotherWay(Lab lab) throws Exception {
    Site site = Site.open(lab).on("/orders/:id", request -> request.response().end());

    site.write("GET //orders/./%37/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

    JaegerSpan span = lab.spans().server("//orders/./%37/");
    lab.alone(() -> assertThat(span.getOperationName()).isEqualTo("GET"));
    lab.with(() -> assertThat(span.getOperationName()).isEqualTo("GET /orders/{id}"));
  }

  @Row(
      number = "S-15",
      title = "A target without a slash: `GET leaf`",
      alone = "`http.url` is `http://shop.example:-1leaf`",
      with = "`http://shop.example`: nobody asked for a path")
  void aTargetWithoutASlash(Lab lab) throws Exception {
    lab.expectLog("Unhandled exception in router");
    Site site = Site.open(lab);

    site.write("GET leaf HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n\r\n");

    Object url = lab.spans().named("GET").getTags().get("http.url");
    lab.alone(() -> assertThat(url).isEqualTo("http://shop.example:-1leaf"));
    lab.with(() -> assertThat(url).isEqualTo("http://shop.example"));
  }

  private static boolean isAbout(String path, JaegerSpan span) {
    return span.getTags().get("http.url").toString().contains(path);
  }

  private static Object expect(Lab lab, String text) {
    lab.expectLog(text);
    return null;
  }
}
