package dev.tracelab.tracing.otel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.tracing.TraceContext;
import io.opentracing.Span;
import io.opentracing.propagation.Format;
import io.opentracing.propagation.TextMapExtract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Covers the table of docs/reference/propagation.md. */
class ReceivedHeadersTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN = "00f067aa0ba902b7";

  private static Lab lab;

  @BeforeAll
  static void start() throws Exception {
    lab = Lab.start(Map.of("JAEGER_PROPAGATION", "jaeger,w3c,b3"));
  }

  @AfterAll
  static void stop() throws Exception {
    lab.close();
  }

  @ParameterizedTest
  @CsvSource({
    "traceparent, 00-T-S-01, true",
    "traceparent, 00-T-S-00, false",
    "traceparent, 00-T-S-03, true",
    "traceparent, cc-T-S-01-later, true",
    "uber-trace-id, T:S:0:1, true",
    "uber-trace-id, T:S:0:3, true",
    "uber-trace-id, T%3AS%3A0%3A0, false",
    "b3, T-S-1, true",
    "b3, T-S-d, true",
    "b3, T-S-0, false",
    "b3, T-S, false"
  })
  void validHeadersContinueTheTraceWithItsSamplingDecision(
      String name, String value, boolean sampled) {
    Span span = received(List.of(Map.entry(name, ids(value))));

    assertThat(span.context().toTraceId()).isEqualTo(TRACE);
    assertThat(TraceContext.of(span).isSampled()).isEqualTo(sampled);
  }

  @ParameterizedTest
  @CsvSource({
    "traceparent, 00-00000000000000000000000000000000-S-01",
    "traceparent, 00-T-0000000000000000-01",
    "traceparent, 00-4BF92F3577B34DA6A3CE929D0E0E4736-S-01",
    "traceparent, ff-T-S-01",
    "traceparent, 00-T-S-01-more",
    "traceparent, 00-T0-S-01",
    "uber-trace-id, 0:S:0:1",
    "uber-trace-id, T0:S:0:1",
    "uber-trace-id, %zz",
    "b3, 0",
    "b3, 1",
    "b3, d"
  })
  void invalidHeadersAreIgnored(String name, String value) {
    Span span = received(List.of(Map.entry(name, ids(value))));

    assertThat(span.context().toTraceId()).isNotEqualTo(TRACE);
    assertThat(TraceContext.of(span).isSampled()).isTrue();
  }

  @Test
  void aRepeatedHeaderIsIgnored() {
    String other = "00-" + "1".repeat(32) + "-" + SPAN + "-01";

    Span span =
        received(
            List.of(Map.entry("traceparent", ids("00-T-S-01")), Map.entry("Traceparent", other)));

    assertThat(span.context().toTraceId()).isNotIn(TRACE, "1".repeat(32));
  }

  private static String ids(String value) {
    return value.replace("T", TRACE).replace("S", SPAN);
  }

  private static Span received(List<Map.Entry<String, String>> headers) {
    TextMapExtract carrier = headers::iterator;
    return lab.tracer()
        .buildSpan("server")
        .asChildOf(lab.tracer().extract(Format.Builtin.TEXT_MAP_EXTRACT, carrier))
        .start();
  }
}
