package dev.tracelab.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.jaegertracing.internal.JaegerSpan;
import io.vertx.ext.web.Router;
import java.net.http.HttpResponse;
import java.util.List;

@Section(place = 1, title = "Server", prefix = "S")
class ServerRowsTest {

  @Row(
      number = "S-01",
      title = "A request for a route with a parameter",
      alone = "the span is named `GET`",
      with = "it is named `GET /orders/{id}`, from its start")
  void aServerSpansName(MatrixLab lab) throws Exception {
    TestSite site = TestSite.open(lab).on("/orders/:id", request -> request.response().end());

    site.get("/orders/7");

    JaegerSpan span = lab.spans().server("/orders/7");
    lab.alone(() -> assertThat(span.getOperationName()).isEqualTo("GET"));
    lab.with(() -> assertThat(span.getOperationName()).isEqualTo("GET /orders/{id}"));
  }

  @Row(
      number = "S-02",
      title = "The route of a sub-router",
      alone = "the span is named `GET`",
      with = "`GET /orders/{id}`, also in the tag `http.route`")
  void aSubRoutersRoute(MatrixLab lab) throws Exception {
    TestSite site = TestSite.open(lab);
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
      title = "An unknown path",
      alone = "`GET`, status `\"404\"` as text",
      with = "`GET`, so callers cannot invent names; status 404 as a number; no error")
  void anUnknownPath(MatrixLab lab) throws Exception {
    TestSite.open(lab).get("/wp-login.php");

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
      title = "A handler responds with 500",
      alone = "status `\"500\"` as text, no error",
      with = "status 500 as a number, `error=true`")
  void aHandlerFails(MatrixLab lab) throws Exception {
    TestSite.open(lab).get("/broken");

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
  void aHandlerThatThrows(MatrixLab lab) throws Exception {
    lab.expectLog("Unhandled exception in router");
    TestSite site =
        TestSite.going(
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
  void aHostWithoutAPort(MatrixLab lab) throws Exception {
    TestSite site = TestSite.open(lab);

    site.write("GET /leaf HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n\r\n");

    Object url = lab.spans().server("/leaf").getTags().get("http.url");
    lab.alone(() -> assertThat(url).isEqualTo("http://shop.example:-1/leaf"));
    lab.with(() -> assertThat(url).isEqualTo("http://shop.example/leaf"));
  }

  @Row(
      number = "S-07",
      title = "A secret in the query string",
      alone = "in `http.url` and `http.query`",
      with = "in no tag")
  void aSecretInTheQuery(MatrixLab lab) throws Exception {
    TestSite.open(lab).get("/leaf?card=4711");

    JaegerSpan span = lab.spans().server("/leaf");
    lab.alone(() -> assertThat(span.getTags().toString()).contains("card=4711"));
    lab.with(() -> assertThat(span.getTags().toString()).doesNotContain("4711"));
  }

  @Row(
      number = "S-08",
      title = "A malformed `uber-trace-id`",
      alone = "a new trace, and a warning in the log for each such request",
      with = "a new trace and no log line: callers cannot write to our log")
  void aMalformedHeader(MatrixLab lab) throws Exception {
    lab.either(() -> expect(lab, "io.jaegertracing"), () -> null);

    TestSite.open(lab).get("/leaf", "uber-trace-id", "GARBAGE");

    assertThat(Spans.isRoot(lab.spans().server("/leaf"))).isTrue();
    lab.alone(() -> assertThat(lab.logged()).isNotEmpty());
    lab.with(() -> assertThat(lab.logged()).isEmpty());
  }

  @Row(
      number = "S-09",
      title = "A caller that did not sample",
      alone = "no spans",
      with = "the same")
  void aCallerThatDidNotSample(MatrixLab lab) throws Exception {
    TestSite site = TestSite.working(lab, here -> here.call("/leaf"));

    site.get("/go", "uber-trace-id", "00000000000000aa:00000000000000bb:0:0");
    site.get("/leaf");

    lab.spans().server("/leaf");
    lab.always(() -> assertThat(lab.spans().all()).hasSize(1));
  }

  @Row(
      number = "S-10",
      title = "What a response says about its trace",
      alone = "nothing",
      with = "`traceresponse` and `x-trace-id`, also on errors, if `TraceResponse` is mounted")
  void aResponseNamesItsTrace(MatrixLab lab) throws Exception {
    TestSite site =
        TestSite.open(lab).on("/go", request -> request.response().setStatusCode(500).end());
    lab.either(() -> site, () -> site.namingTraces());

    HttpResponse<String> response = site.get("/go");

    String traceId = lab.spans().server("/go").context().toTraceId();
    lab.alone(() -> assertThat(response.headers().map()).doesNotContainKey("x-trace-id"));
    lab.with(() -> assertThat(response.headers().firstValue("x-trace-id")).hasValue(traceId));
  }

  @Row(
      number = "S-11",
      title = "`tracer.buildSpan(...)` in a handler",
      alone = "a new root: Jaeger's scope manager does not know Vert.x",
      with = "a child of the server span")
  void aSpanBuiltInAHandler(MatrixLab lab) throws Exception {
    TestSite site =
        TestSite.going(
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
      title = "A sampling rule for a route: `GET /orders/{id}` always, everything else never",
      alone =
          "never applies, because the sampler sees `GET`; jaeger-client lets the first"
              + " trace of each name pass",
      with = "applies, because names are known when a span starts (`JAEGER_SAMPLER_OPERATIONS`)",
      configured = {
        "JAEGER_SAMPLER_PARAM=0",
        "JAEGER_SAMPLER_OPERATIONS=GET /orders/{id}=1",
      })
  void aRuleForARoute(MatrixLab lab) throws Exception {
    TestSite site = TestSite.open(lab).on("/orders/:id", request -> request.response().end());

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
      title = "An unknown method",
      alone = "the span is named after it: callers can invent names",
      with = "`HTTP`, and the tag `http.method` is `_OTHER`")
  void anUnknownMethod(MatrixLab lab) throws Exception {
    TestSite site = TestSite.open(lab);

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
      title = "An unusual spelling of a path: `//orders/./%37/`",
      alone = "the span is named `GET`",
      with = "`GET /orders/{id}`, because the router serves it")
  void anUnusualSpellingOfAPath(MatrixLab lab) throws Exception {
    TestSite site = TestSite.open(lab).on("/orders/:id", request -> request.response().end());

    site.write("GET //orders/./%37/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

    JaegerSpan span = lab.spans().server("//orders/./%37/");
    lab.alone(() -> assertThat(span.getOperationName()).isEqualTo("GET"));
    lab.with(() -> assertThat(span.getOperationName()).isEqualTo("GET /orders/{id}"));
  }

  @Row(
      number = "S-15",
      title = "A target without a slash: `GET leaf`",
      alone = "`http.url` is `http://shop.example:-1leaf`",
      with = "`http://shop.example`, without a path")
  void aTargetWithoutASlash(MatrixLab lab) throws Exception {
    lab.expectLog("Unhandled exception in router");
    TestSite site = TestSite.open(lab);

    site.write("GET leaf HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n\r\n");

    Object url = lab.spans().named("GET").getTags().get("http.url");
    lab.alone(() -> assertThat(url).isEqualTo("http://shop.example:-1leaf"));
    lab.with(() -> assertThat(url).isEqualTo("http://shop.example"));
  }

  private static boolean isAbout(String path, JaegerSpan span) {
    return span.getTags().get("http.url").toString().contains(path);
  }

  private static Object expect(MatrixLab lab, String text) {
    lab.expectLog(text);
    return null;
  }
}
