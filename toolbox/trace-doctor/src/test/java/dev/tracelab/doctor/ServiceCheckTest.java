package dev.tracelab.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.jaegertracing.internal.JaegerSpan;
import io.jaegertracing.internal.JaegerSpanContext;
import io.jaegertracing.internal.JaegerTracer;
import io.opentracing.SpanContext;
import io.opentracing.propagation.Format;
import io.opentracing.propagation.TextMapAdapter;
import io.opentracing.tag.Tags;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may be wrong with a service, seen from outside. */
class ServiceCheckTest {

  private static final Duration BOUND = Duration.ofSeconds(2);

  private Ward ward;

  @BeforeEach
  void open() {
    ward = new Ward();
  }

  @AfterEach
  void close() {
    ward.close();
  }

  @Test
  void ofAHealthyServiceNothingIsSaid() {
    URI stock = ward.service("stock", Map.of(), null);
    URI shop = ward.service("shop", Map.of(), stock);

    assertThat(check(shop, "shop").diagnoses()).isEmpty();
    assertThat(check(shop, "shop").result()).isEqualTo("traced; reads jaeger, w3c");
  }

  @Test
  void aServiceThatDoesNotRespondIsUnreachable() {
    assertThat(causes(Ward.nothing())).containsExactly(Cause.SERVICE_UNREACHABLE);
  }

  @Test
  void aServiceWithoutATracerLeavesNoSpan() {
    assertThat(causes(ward.answering(200, "hello"))).containsExactly(Cause.SPANS_ELSEWHERE);
  }

  @Test
  void tracingThatIsOffIsTheOnlyCauseThatIsNamed() {
    Map<String, String> off = Map.of("TRACING_BACKEND", "none");
    URI shop = ward.service("shop", off, null);
    ServiceSettings settings = new ServiceSettings("shop", off);

    assertThat(
            new TraceDoctor(
                    ward.backend(), false, shop, "shop", List.of(settings), List.of(), List.of())
                .examine())
        .flatExtracting(Check::diagnoses)
        .extracting(Diagnosis::toString)
        .containsExactly(
            "tracing-off: TRACING_BACKEND of shop is \"none\". " + Cause.TRACING_OFF.cure());
  }

  @Test
  void aServiceThatSendsElsewhereLeavesNoSpan() {
    try (Ward other = new Ward()) {
      URI shop =
          ward.service("shop", Map.of("JAEGER_ENDPOINT", other.collector().toString()), null);

      assertThat(causes(shop)).containsExactly(Cause.SPANS_ELSEWHERE);
    }
  }

  @Test
  void aSamplerThatKeepsNothingIsFoundOut() {
    URI shop = ward.service("shop", Map.of("JAEGER_SAMPLER_PARAM", "0"), null);

    assertThat(causes(shop)).containsExactly(Cause.SAMPLED_OUT);
  }

  @Test
  void aServiceMayTrustNoCaller() {
    URI shop = ward.service("shop", Map.of("TRACE_TRUST", "restart"), null);

    assertThat(causes(shop)).containsExactly(Cause.HEADERS_IGNORED);
  }

  @Test
  void whatTheServiceIsCalledIsCompared() {
    URI shop = ward.service("shop", Map.of("JAEGER_SERVICE_NAME", "my-shop"), null);

    assertThat(check(shop, "shop").diagnoses())
        .extracting(Diagnosis::evidence)
        .containsExactly(shop + " sends its spans as my-shop, not as shop.");
  }

  @Test
  void aCallThatLosesItsTraceIsTorn() {
    URI stock = ward.service("stock", Map.of("JAEGER_PROPAGATION", "b3"), null);
    URI shop = ward.service("shop", Map.of("JAEGER_PROPAGATION", "w3c"), stock);

    assertThat(causes(shop)).containsExactly(Cause.TRACE_TORN);
  }

  @Test
  void aWrongClockIsSeenInTheSpans() {
    JaegerTracer late = ward.tracer("shop", settings -> settings.withClock(new ShiftedClock(30)));

    assertThat(causes(ward.server(request -> answer(request, late, null))))
        .contains(Cause.CLOCK_OF_SERVICE);
  }

  @Test
  void aTraceOfYesterdayIsNotFoundByASearch() {
    JaegerTracer late =
        ward.tracer("shop", settings -> settings.withClock(new ShiftedClock(-86_400)));

    assertThat(causes(ward.server(request -> answer(request, late, null))))
        .containsExactly(Cause.CLOCK_OF_SERVICE, Cause.OUTSIDE_SEARCH);
  }

  @Test
  void aTraceIdMayBeCut() {
    JaegerTracer tracer = ward.tracer("shop", settings -> {});

    assertThat(causes(ward.server(request -> answer(request, tracer, ServiceCheckTest::cut))))
        .contains(Cause.SHORT_TRACE_IDS);
  }

  @Test
  void aFirstSpanThatNeverFinishesIsMissed() {
    JaegerTracer tracer = ward.tracer("shop", settings -> {});
    URI shop =
        ward.server(
            request -> {
              JaegerSpan server = start(tracer, caller(tracer, request));
              tracer.buildSpan("read prices").asChildOf(server).start().finish();
              request.response().end("hello");
            });

    assertThat(causes(shop)).containsExactly(Cause.TRACER_NOT_CLOSED);
  }

  private List<Cause> causes(URI service) {
    return check(service, null).diagnoses().stream().map(Diagnosis::cause).toList();
  }

  private Check check(URI service, String name) {
    return new ServiceCheck(new QueryApi(ward.query()), service, name, BOUND).check();
  }

  private interface Change {
    JaegerSpanContext apply(JaegerSpanContext context);
  }

  private static void answer(HttpServerRequest request, JaegerTracer tracer, Change change) {
    JaegerSpanContext caller = caller(tracer, request);
    JaegerSpanContext parent = change == null || caller == null ? caller : change.apply(caller);
    start(tracer, parent).finish();
    request.response().end("hello");
  }

  private static JaegerSpanContext caller(JaegerTracer tracer, HttpServerRequest request) {
    Map<String, String> headers = new HashMap<>();
    request.headers().forEach(header -> headers.put(header.getKey(), header.getValue()));
    SpanContext context = tracer.extract(Format.Builtin.HTTP_HEADERS, new TextMapAdapter(headers));
    return (JaegerSpanContext) context;
  }

  private static JaegerSpan start(JaegerTracer tracer, SpanContext parent) {
    return tracer
        .buildSpan("GET /hello")
        .asChildOf(parent)
        .withTag(Tags.SPAN_KIND.getKey(), Tags.SPAN_KIND_SERVER)
        .start();
  }

  private static JaegerSpanContext cut(JaegerSpanContext context) {
    return new JaegerSpanContext(
        0, context.getTraceIdLow(), context.getSpanId(), context.getParentId(), context.getFlags());
  }
}
