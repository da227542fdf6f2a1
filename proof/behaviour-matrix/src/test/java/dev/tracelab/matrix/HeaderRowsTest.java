package dev.tracelab.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.tracing.http.CopiedTraceHeaders;
import io.jaegertracing.internal.JaegerSpan;
import io.jaegertracing.internal.Reference;
import io.opentracing.References;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.impl.WebClientInternal;

@Section(place = 2, title = "Propagation headers", prefix = "N")
class HeaderRowsTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

  private final Promise<MultiMap> received = Promise.promise();

  @Row(
      number = "N-01",
      title = "A caller sends `traceparent`",
      alone = "a new trace begins",
      with = "the caller's trace continues")
  void aCallerOfW3c(MatrixLab lab) throws Exception {
    TestSite.open(lab).get("/leaf", "traceparent", PARENT);

    JaegerSpan leaf = lab.spans().server("/leaf");
    lab.alone(() -> assertThat(Spans.isRoot(leaf)).isTrue());
    lab.with(() -> assertThat(leaf.context().toTraceId()).isEqualTo(TRACE));
  }

  @Row(
      number = "N-02",
      title = "The headers of a call",
      alone = "`uber-trace-id`",
      with = "`uber-trace-id` and `traceparent`, so either kind of service can continue the trace")
  void whatACallCarries(MatrixLab lab) throws Exception {
    TestSite.working(lab, this::callAndReceive).get("/go");

    MultiMap headers = lab.run(received::future);
    assertThat(headers.contains("uber-trace-id")).isTrue();
    lab.alone(() -> assertThat(headers.contains("traceparent")).isFalse());
    lab.with(() -> assertThat(headers.contains("traceparent")).isTrue());
  }

  @Row(
      number = "N-03",
      title = "The caller's `tracestate`",
      alone = "is dropped",
      with = "is passed on to the called service")
  void theCallersState(MatrixLab lab) throws Exception {
    TestSite.working(lab, this::callAndReceive)
        .get("/go", "traceparent", PARENT, "tracestate", "vendor=42");

    MultiMap headers = lab.run(received::future);
    lab.alone(() -> assertThat(headers.contains("tracestate")).isFalse());
    lab.with(() -> assertThat(headers.get("tracestate")).contains("vendor=42"));
  }

  @Row(
      number = "N-04",
      title = "A caller sends `jaeger-debug-id`",
      alone = "sampling is forced, whatever the sampler says",
      with = "ignored, unless `TRACE_ALLOW_DEBUG` is set")
  void aForgedDebugId(MatrixLab lab) throws Exception {
    TestSite.open(lab).get("/leaf", "jaeger-debug-id", "me");

    JaegerSpan leaf = lab.spans().server("/leaf");
    lab.alone(() -> assertThat(leaf.context().isDebug()).isTrue());
    lab.with(() -> assertThat(leaf.context().isDebug()).isFalse());
  }

  @Row(
      number = "N-05",
      title = "A gateway copies the caller's headers into its call",
      alone =
          "two `uber-trace-id` headers; a service that takes the first one joins the wrong trace",
      with = "one, of the call's own span (`CopiedTraceHeaders`)")
  void copiedHeaders(MatrixLab lab) throws Exception {
    TestSite site = TestSite.open(lab).on("/slow", this::receive);
    site.on("/go", request -> relay(lab, site, request));

    site.get("/go", "uber-trace-id", "00000000000000aa:00000000000000bb:0:1");

    MultiMap headers = lab.run(received::future);
    lab.alone(() -> assertThat(headers.getAll("uber-trace-id")).hasSize(2));
    lab.with(() -> assertThat(headers.getAll("uber-trace-id")).hasSize(1));
  }

  @Row(
      number = "N-06",
      title = "A caller sends its own trace, `TRACE_TRUST=link`",
      alone = "the caller's trace continues, regardless of the caller",
      with = "a new trace begins; its first span refers to the caller's by `FOLLOWS_FROM`",
      configured = "TRACE_TRUST=link")
  void aCallersTraceIsLinked(MatrixLab lab) throws Exception {
    TestSite.open(lab).get("/leaf", "uber-trace-id", TRACE + ":bb:0:1");

    JaegerSpan leaf = lab.spans().server("/leaf");
    lab.alone(() -> assertThat(leaf.context().toTraceId()).isEqualTo(TRACE));
    lab.with(
        () -> {
          assertThat(Spans.isRoot(leaf)).isTrue();
          assertThat(leaf.context().toTraceId()).isNotEqualTo(TRACE);
          Reference link = leaf.getReferences().get(0);
          assertThat(link.getType()).isEqualTo(References.FOLLOWS_FROM);
          assertThat(link.getSpanContext().toTraceId()).isEqualTo(TRACE);
        });
  }

  @Row(
      number = "N-07",
      title = "A caller says that its trace is not sampled, `TRACE_TRUST=restart`",
      alone = "no spans: a caller can hide",
      with = "our sampler decides; the new trace has no reference to the caller's",
      configured = "TRACE_TRUST=restart")
  void aCallerThatDoesNotSample(MatrixLab lab) throws Exception {
    TestSite site = TestSite.open(lab);

    site.get("/leaf", "uber-trace-id", TRACE + ":bb:0:0");
    site.get("/broken");

    lab.spans().server("/broken");
    lab.alone(() -> assertThat(lab.spans().all()).hasSize(1));
    lab.with(
        () -> {
          JaegerSpan leaf = lab.spans().server("/leaf");
          assertThat(leaf.context().toTraceId()).isNotEqualTo(TRACE);
          assertThat(leaf.getReferences()).isEmpty();
        });
  }

  private static void relay(MatrixLab lab, TestSite site, RoutingContext request) {
    lab.either(site::client, () -> withoutCopies(site.client()))
        .get(site.port(), "127.0.0.1", "/slow")
        .putHeader("uber-trace-id", request.request().getHeader("uber-trace-id"))
        .send()
        .onComplete(done -> request.response().end());
  }

  private static WebClient withoutCopies(WebClient client) {
    return ((WebClientInternal) client).addInterceptor(new CopiedTraceHeaders());
  }

  private Future<?> callAndReceive(TestSite site) {
    return site.on("/slow", this::receive).call("/slow");
  }

  private void receive(RoutingContext request) {
    received.complete(MultiMap.caseInsensitiveMultiMap().addAll(request.request().headers()));
    request.response().end();
  }
}
