package dev.tracelab.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.tracing.CopiedTraceHeaders;
import io.jaegertracing.internal.JaegerSpan;
import io.jaegertracing.internal.Reference;
import io.opentracing.References;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.impl.WebClientInternal;

@Family(place = 2, title = "Headers, in and out", prefix = "N")
class HeaderRowsTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

  private final Promise<MultiMap> received = Promise.promise();

  @Row(
      number = "N-01",
      title = "A caller sends `traceparent`",
      alone = "a new trace begins",
      with = "the caller's trace goes on")
  void aCallerOfW3c(Lab lab) throws Exception {
    Site.open(lab).get("/leaf", "traceparent", PARENT);

    JaegerSpan leaf = lab.spans().server("/leaf");
    lab.alone(() -> assertThat(Spans.isRoot(leaf)).isTrue());
    lab.with(() -> assertThat(leaf.context().toTraceId()).isEqualTo(TRACE));
  }

  @Row(
      number = "N-02",
      title = "What a call carries",
      alone = "`uber-trace-id`",
      with = "`uber-trace-id` and `traceparent`, so that either kind of service goes on")
  void whatACallCarries(Lab lab) throws Exception {
    Site.working(lab, this::callAndReceive).get("/go");

    MultiMap headers = lab.run(received::future);
    assertThat(headers.contains("uber-trace-id")).isTrue();
    lab.alone(() -> assertThat(headers.contains("traceparent")).isFalse());
    lab.with(() -> assertThat(headers.contains("traceparent")).isTrue());
  }

  @Row(
      number = "N-03",
      title = "The caller's `tracestate`",
      alone = "ends here",
      with = "travels on to who is called")
  void theCallersState(Lab lab) throws Exception {
    Site.working(lab, this::callAndReceive)
        .get("/go", "traceparent", PARENT, "tracestate", "vendor=42");

    MultiMap headers = lab.run(received::future);
    lab.alone(() -> assertThat(headers.contains("tracestate")).isFalse());
    lab.with(() -> assertThat(headers.get("tracestate")).contains("vendor=42"));
  }

  @Row(
      number = "N-04",
      title = "A stranger sends `jaeger-debug-id`",
      alone = "sampling is forced, whatever the sampler says",
      with = "ignored, unless `TRACE_ALLOW_DEBUG` says otherwise")
  void aForgedDebugId(Lab lab) throws Exception {
    Site.open(lab).get("/leaf", "jaeger-debug-id", "me");

    JaegerSpan leaf = lab.spans().server("/leaf");
    lab.alone(() -> assertThat(leaf.context().isDebug()).isTrue());
    lab.with(() -> assertThat(leaf.context().isDebug()).isFalse());
  }

  @Row(
      number = "N-05",
      title = "A gateway copies the caller's headers into its call",
      alone = "two headers `uber-trace-id`; who takes the first is in the wrong trace",
      with = "one, of the call's own span (`CopiedTraceHeaders`)")
  void copiedHeaders(Lab lab) throws Exception {
    Site site = Site.open(lab).on("/slow", this::receive);
    site.on("/go", request -> relay(lab, site, request));

    site.get("/go", "uber-trace-id", "00000000000000aa:00000000000000bb:0:1");

    MultiMap headers = lab.run(received::future);
    lab.alone(() -> assertThat(headers.getAll("uber-trace-id")).hasSize(2));
    lab.with(() -> assertThat(headers.getAll("uber-trace-id")).hasSize(1));
  }

  @Row(
      number = "N-06",
      title = "A stranger brings a trace of theirs, `TRACE_TRUST=link`",
      alone = "the stranger's trace goes on, whoever they are",
      with = "a trace of ours begins; its first span refers to the stranger's by `FOLLOWS_FROM`",
      configured = "TRACE_TRUST=link")
  void aStrangersTraceIsLinked(Lab lab) throws Exception {
    Site.open(lab).get("/leaf", "uber-trace-id", TRACE + ":bb:0:1");

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
      title = "A stranger says that their trace is not sampled, `TRACE_TRUST=restart`",
      alone = "no spans: who wants to hide says so",
      with = "our sampler decides; the trace is ours and knows of no other",
      configured = "TRACE_TRUST=restart")
  void aStrangerWhoHides(Lab lab) throws Exception {
    Site site = Site.open(lab);

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

  private static void relay(Lab lab, Site site, RoutingContext request) {
    lab.either(site::client, () -> withoutCopies(site.client()))
        .get(site.port(), "127.0.0.1", "/slow")
        .putHeader("uber-trace-id", request.request().getHeader("uber-trace-id"))
        .send()
        .onComplete(done -> request.response().end());
  }

  private static WebClient withoutCopies(WebClient client) {
    return ((WebClientInternal) client).addInterceptor(new CopiedTraceHeaders());
  }

  private Future<?> callAndReceive(Site site) {
    return site.on("/slow", this::receive).call("/slow");
  }

  private void receive(RoutingContext request) {
    received.complete(MultiMap.caseInsensitiveMultiMap().addAll(request.request().headers()));
    request.response().end();
  }
}
