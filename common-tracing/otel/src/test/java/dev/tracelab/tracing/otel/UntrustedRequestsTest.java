package dev.tracelab.tracing.otel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.golden.SpanReference;
import io.opentracing.Span;
import io.opentracing.Tracer;
import io.opentracing.propagation.Format;
import io.opentracing.propagation.TextMapAdapter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trace headers received over HTTP under each trust policy. */
class UntrustedRequestsTest {

  private static final int REQUESTS = 10_000;
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN = "00f067aa0ba902b7";
  private static final Map<String, String> CALLER =
      Map.of("uber-trace-id", TRACE + ":" + SPAN + ":0:0", "baggage", "tenant=acme,zone=7");

  // The SDK also sets the flag for random ids.
  private static final Pattern PARENT = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-0[0-3]");
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]+");
  private static final Pattern VALUE = Pattern.compile("[ -~]*");

  @ParameterizedTest
  @ValueSource(strings = {"continue", "link", "restart"})
  void fuzzedHeadersCauseNoExceptionLogLineOrInvalidHeader(String trust) throws Exception {
    long seed = Long.getLong("hostile.seed", 7);
    FuzzedHeaders fuzzed = new FuzzedHeaders(seed);
    try (Lab lab = Lab.start(Map.of("TRACE_TRUST", trust, "JAEGER_PROPAGATION", "jaeger,w3c,b3"));
        LoggedLines lines = LoggedLines.listen()) {
      for (int request = 0; request < REQUESTS; request++) {
        checkRequest(lab.tracer(), fuzzed.next(), "-Dhostile.seed=" + seed + ", " + request);
      }

      assertThat(lines.all).isEmpty();
    }
  }

  private static void checkRequest(Tracer tracer, Map<String, String> headers, String when) {
    try {
      check(sent(tracer, received(tracer, headers)));
    } catch (RuntimeException | AssertionError broken) {
      throw new AssertionError(when + ": " + headers, broken);
    }
  }

  private static void check(Map<String, String> sent) {
    assertThat(sent.get("traceparent")).matches(PARENT);
    assertThat(sent.keySet()).allMatch(NAME.asMatchPredicate());
    assertThat(sent.values()).allMatch(VALUE.asMatchPredicate());
    assertThat(sent.toString()).hasSizeLessThan(6_000);
  }

  @Test
  void aTrustedTraceIsContinuedWithItsSamplingDecision() throws Exception {
    try (Lab lab = Lab.start(Map.of())) {
      Span span = received(lab.tracer(), CALLER);

      assertThat(span.context().toTraceId()).isEqualTo(TRACE);
      assertThat(sent(lab.tracer(), span).get("uber-trace-id")).endsWith(":0");
      assertThat(span.getBaggageItem("tenant")).isEqualTo("acme");
    }
  }

  @Test
  void theLinkPolicyStartsALinkedTraceWithItsOwnSamplingDecision() throws Exception {
    try (Lab lab = Lab.start(Map.of("TRACE_TRUST", "link"))) {
      Span span = received(lab.tracer(), CALLER);
      span.finish();

      assertThat(span.context().toTraceId()).isNotEqualTo(TRACE);
      assertThat(span.getBaggageItem("tenant")).isNull();
      assertThat(lab.trace(span.context().toTraceId(), 1).spans().get(0).references())
          .containsExactly(new SpanReference(SpanReference.Type.FOLLOWS_FROM, TRACE, SPAN));
    }
  }

  @Test
  void theRestartPolicyIgnoresTheRemoteTrace() throws Exception {
    try (Lab lab = Lab.start(Map.of("TRACE_TRUST", "restart", "TRACE_BAGGAGE_KEYS", "tenant"))) {
      Span span = received(lab.tracer(), CALLER);
      span.finish();

      assertThat(span.getBaggageItem("tenant")).isEqualTo("acme");
      assertThat(span.getBaggageItem("zone")).isNull();
      assertThat(lab.trace(span.context().toTraceId(), 1).spans().get(0).references()).isEmpty();
    }
  }

  @Test
  void contextsNotReceivedOverHttpAreAlwaysTrusted() throws Exception {
    try (Lab lab = Lab.start(Map.of("TRACE_TRUST", "restart"))) {
      Tracer tracer = lab.tracer();

      assertThat(tracer.extract(Format.Builtin.TEXT_MAP, new TextMapAdapter(CALLER)).toTraceId())
          .isEqualTo(TRACE);
    }
  }

  @Test
  void tracestateIsForwardedWithinItsSizeLimit() throws Exception {
    String many = "vendor=1," + "a".repeat(100) + "=" + "b".repeat(200) + ",other=2";
    Map<String, String> both = new HashMap<>(CALLER);
    both.put("traceparent", "00-" + TRACE + "-" + SPAN + "-00");
    both.put("tracestate", many);
    try (Lab lab = Lab.start(Map.of())) {
      assertThat(sent(lab.tracer(), received(lab.tracer(), both)))
          .containsEntry("tracestate", many);

      both.put("tracestate", many + "," + "c".repeat(100) + "=" + "d".repeat(200));
      assertThat(sent(lab.tracer(), received(lab.tracer(), both)))
          .containsEntry("tracestate", many);
    }
  }

  @Test
  void baggageIsEncodedForJaegerClients() throws Exception {
    try (Lab lab = Lab.start(Map.of())) {
      Span span = lab.tracer().buildSpan("client").start();
      span.setBaggageItem("city", "K\u00f6ln am Rhein");
      span.setBaggageItem("no header", "value");
      Map<String, String> sent = sent(lab.tracer(), span);

      assertThat(sent).containsEntry("uberctx-city", "K%C3%B6ln%20am%20Rhein");
      assertThat(sent.keySet()).noneMatch(name -> name.contains(" "));
      assertThat(received(lab.tracer(), sent).getBaggageItem("city"))
          .isEqualTo("K\u00f6ln am Rhein");
    }
  }

  private static Span received(Tracer tracer, Map<String, String> headers) {
    return tracer
        .buildSpan("server")
        .asChildOf(tracer.extract(Format.Builtin.HTTP_HEADERS, new TextMapAdapter(headers)))
        .start();
  }

  private static Map<String, String> sent(Tracer tracer, Span span) {
    Map<String, String> headers = new HashMap<>();
    tracer.inject(span.context(), Format.Builtin.HTTP_HEADERS, new TextMapAdapter(headers));
    return headers;
  }

  /** Captures log lines of {@code java.util.logging}, which OpenTelemetry uses. */
  private static final class LoggedLines extends Handler implements AutoCloseable {

    private final List<String> all = new ArrayList<>();

    static LoggedLines listen() {
      LoggedLines lines = new LoggedLines();
      lines.setLevel(Level.INFO);
      Logger.getLogger("").addHandler(lines);
      return lines;
    }

    @Override
    public synchronized void publish(LogRecord line) {
      if (isLoggable(line)) {
        all.add(line.getLoggerName() + ": " + line.getMessage());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      Logger.getLogger("").removeHandler(this);
    }
  }
}
