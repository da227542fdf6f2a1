package dev.tracelab.tracing.otel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.golden.SpanKind;
import dev.tracelab.golden.SpanReference;
import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceSpan;
import dev.tracelab.tracing.TraceContext;
import dev.tracelab.tracing.Traced;
import io.opentracing.References;
import io.opentracing.Scope;
import io.opentracing.Span;
import io.opentracing.SpanContext;
import io.opentracing.propagation.Format;
import io.opentracing.propagation.TextMapAdapter;
import io.opentracing.tag.Tags;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OtelBackendTest {

  private static Lab lab;

  @BeforeAll
  static void start() throws Exception {
    lab = Lab.start(Map.of());
  }

  @AfterAll
  static void stop() throws Exception {
    lab.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = SpanKind.class,
      names = {"SERVER", "CLIENT", "PRODUCER", "CONSUMER", "INTERNAL"})
  void theSpanKindTagBecomesTheSpanKind(SpanKind kind) throws Exception {
    Span span =
        lab.tracer()
            .buildSpan("work")
            .withTag(Tags.SPAN_KIND.getKey(), kind.name().toLowerCase(Locale.ROOT))
            .start();
    span.finish();

    assertThat(only(span).kind()).isEqualTo(kind);
  }

  @Test
  void theErrorTagBecomesTheSpanStatus() throws Exception {
    Span span = lab.tracer().buildSpan("work").start();
    Tags.ERROR.set(span, true);
    Tags.HTTP_STATUS.set(span, 503);
    span.log(Map.of("event", "error", "message", "unavailable"));
    span.finish();

    TraceSpan shown = only(span);
    assertThat(shown.error()).isTrue();
    assertThat(shown.tags()).containsEntry("otel.status_code", "ERROR");
    assertThat(shown.tags().get("http.status_code")).hasToString("503");
    assertThat(shown.logs().get(0).fields())
        .containsEntry("event", "error")
        .containsEntry("exception.message", "unavailable");
  }

  @Test
  void aChildHasOnlyAReferenceToItsParent() throws Exception {
    Span parent = lab.tracer().buildSpan("parent").start();
    Span child = lab.tracer().buildSpan("child").asChildOf(parent).start();
    child.finish();
    parent.finish();

    assertThat(references(parent, "child"))
        .containsExactly(reference(SpanReference.Type.CHILD_OF, parent));
  }

  @Test
  void followsFromReferencesAreExported() throws Exception {
    Span earlier = lab.tracer().buildSpan("earlier").start();
    Span later =
        lab.tracer()
            .buildSpan("later")
            .addReference(References.FOLLOWS_FROM, earlier.context())
            .start();
    later.finish();
    earlier.finish();

    assertThat(references(earlier, "later"))
        .containsExactly(reference(SpanReference.Type.FOLLOWS_FROM, earlier));
  }

  @Test
  void theActiveSpanIsTheParentUnlessItIsIgnored() throws Exception {
    Span active = lab.tracer().buildSpan("active").start();
    Span unrelated;
    try (Scope scope = lab.tracer().activateSpan(active)) {
      lab.tracer().buildSpan("child").start().finish();
      unrelated = lab.tracer().buildSpan("unrelated").ignoreActiveSpan().start();
    }
    unrelated.finish();
    active.finish();

    assertThat(references(active, "child"))
        .containsExactly(reference(SpanReference.Type.CHILD_OF, active));
    assertThat(unrelated.context().toTraceId()).isNotEqualTo(active.context().toTraceId());
    assertThat(lab.tracer().activeSpan()).isNull();
  }

  @Test
  void theActiveSpanOfAnEventLoopIsThatOfItsContext() throws Exception {
    Traced traced = new Traced(lab.vertx(), lab.tracer());
    String trace =
        traced
            .span(
                "outer",
                outer ->
                    traced.span(
                        "inner", inner -> Future.succeededFuture(TraceContext.current().traceId())))
            .await(60, TimeUnit.SECONDS);

    Trace shown = lab.trace(trace, 2);
    TraceSpan outer = named(shown, "outer");
    assertThat(named(shown, "inner").references())
        .containsExactly(new SpanReference(SpanReference.Type.CHILD_OF, trace, outer.spanId()));
  }

  @Test
  void theContextAndItsBaggageTravelInBothFormats() {
    Span span = lab.tracer().buildSpan("client").start();
    span.setBaggageItem("tenant", "acme");
    Map<String, String> headers = new HashMap<>();
    lab.tracer().inject(span.context(), Format.Builtin.HTTP_HEADERS, new TextMapAdapter(headers));
    span.finish();

    assertThat(headers)
        .containsKeys("uber-trace-id", "traceparent")
        .containsEntry("uberctx-tenant", "acme")
        .containsEntry("baggage", "tenant=acme");
    SpanContext received =
        lab.tracer().extract(Format.Builtin.HTTP_HEADERS, new TextMapAdapter(headers));
    assertThat(received.toTraceId()).isEqualTo(span.context().toTraceId());
    assertThat(received.toSpanId()).isEqualTo(span.context().toSpanId());
    assertThat(received.baggageItems()).anyMatch(item -> item.getValue().equals("acme"));
  }

  @Test
  void theFirstConfiguredFormatTakesPrecedence() {
    String jaeger = "1".repeat(32);
    Map<String, String> headers =
        Map.of(
            "Uber-Trace-Id", jaeger + ":00000000000000aa:0:1",
            "traceparent", "00-" + "2".repeat(32) + "-00000000000000bb-01");

    assertThat(
            lab.tracer()
                .extract(Format.Builtin.HTTP_HEADERS, new TextMapAdapter(headers))
                .toTraceId())
        .isEqualTo(jaeger);
  }

  @Test
  void spansAreCountedAndCloseSendsQueuedSpans() throws Exception {
    try (Lab other = Lab.start(Map.of("JAEGER_REPORTER_FLUSH_INTERVAL", "60000"))) {
      other.tracer().buildSpan("one").start().finish();
      other.tracer().buildSpan("two").start().finish();
      assertThat(other.tracing().counts().queued()).isEqualTo(2);

      other.tracing().close(Duration.ofSeconds(60));

      assertThat(other.tracing().counts().reported()).isEqualTo(2);
      assertThat(other.tracing().counts().queued()).isZero();
    }
  }

  private static TraceSpan only(Span span) throws Exception {
    return lab.trace(span.context().toTraceId(), 1).spans().get(0);
  }

  private static List<SpanReference> references(Span ofTrace, String name) throws Exception {
    return named(lab.trace(ofTrace.context().toTraceId(), 2), name).references();
  }

  private static TraceSpan named(Trace trace, String name) {
    return trace.spans().stream()
        .filter(span -> span.operation().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static SpanReference reference(SpanReference.Type type, Span span) {
    return new SpanReference(type, span.context().toTraceId(), span.context().toSpanId());
  }
}
