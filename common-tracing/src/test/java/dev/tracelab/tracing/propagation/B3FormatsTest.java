package dev.tracelab.tracing.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jaegertracing.internal.JaegerSpan;
import io.jaegertracing.internal.samplers.ConstSampler;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class B3FormatsTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN = "00f067aa0ba902b7";
  private static final String IDS = TRACE + "-" + SPAN;

  @ParameterizedTest
  @CsvSource({
    IDS + "-1, true, false",
    IDS + "-0, false, false",
    IDS + "-d, true, true",
    IDS + "-1-05e3ac9a4f6e3b90, true, false",
    "a3ce929d0e0e4736-" + SPAN + "-1, true, false"
  })
  void theSingleHeaderIsRead(String b3, boolean isSampled, boolean isDebug) {
    try (Exchange service = Exchange.in("b3")) {
      JaegerSpan span = service.receive("b3", b3);

      assertThat(b3).startsWith(span.context().toTraceId());
      assertThat(Long.toHexString(span.context().getParentId())).isEqualTo("f067aa0ba902b7");
      assertThat(span.context().isSampled()).isEqualTo(isSampled);
      assertThat(span.context().isDebug()).isEqualTo(isDebug);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        IDS + "-x",
        IDS + "-1-",
        IDS + "-1-05e3ac9a4f6e3b90-1",
        IDS + "-1-5e3ac9a4f6e3b90",
        "4bf92f35-" + SPAN + "-1",
        TRACE + "-f067aa0ba902b7-1",
        "0000000000000000-" + SPAN + "-1",
        "4BF92F3577B34DA6A3CE929D0E0E4736-" + SPAN + "-1"
      })
  void malformedHeadersAreIgnored(String b3) {
    try (Exchange service = Exchange.in("b3")) {
      assertThat(service.extract(Exchange.pairs("b3", b3))).isNull();
    }
  }

  @ParameterizedTest
  @CsvSource({"1, true", "true, true", "0, false", "false, false"})
  void multipleHeadersAreRead(String sampled, boolean isSampled) {
    try (Exchange service = Exchange.in("b3multi")) {
      JaegerSpan span =
          service.receive(
              "X-B3-TraceId", TRACE, "X-B3-SpanId", SPAN, "X-B3-Sampled", sampled, "x", "y");

      assertThat(span.context().toTraceId()).isEqualTo(TRACE);
      assertThat(span.context().isSampled()).isEqualTo(isSampled);
    }
  }

  @Test
  void theDebugFlagImpliesSampling() {
    try (Exchange service = Exchange.in("b3multi")) {
      Map<String, String> sent =
          service.forward("X-B3-TraceId", TRACE, "X-B3-SpanId", SPAN, "X-B3-Flags", "1");

      assertThat(sent).containsEntry("x-b3-flags", "1").doesNotContainKey("x-b3-sampled");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDeferredDecisionIsMadeByTheSamplerAndTheTraceIsContinued(boolean sampler) {
    try (Exchange service =
        Exchange.sampling("b3multi,b3", TrustBoundary.NONE, new ConstSampler(sampler))) {
      for (JaegerSpan span :
          new JaegerSpan[] {
            service.receive("X-B3-TraceId", TRACE, "X-B3-SpanId", SPAN),
            service.receive("b3", IDS, "uberctx-customer.id", "c-7")
          }) {
        assertThat(span.context().toTraceId()).isEqualTo(TRACE);
        assertThat(Long.toHexString(span.context().getParentId())).isEqualTo("f067aa0ba902b7");
        assertThat(span.context().isSampled()).isEqualTo(sampler);
        assertThat(span.getReferences()).hasSize(1);
        assertThat(service.forward(span).get("b3")).startsWith(TRACE);
      }
    }
  }

  @Test
  void aDecisionWithoutIdsAppliesToTheNewTrace() {
    try (Exchange service = Exchange.in("b3")) {
      assertThat(service.receive("b3", "0").context().isSampled()).isFalse();
      assertThat(service.receive("X-B3-Sampled", "0").context().isSampled()).isFalse();
      assertThat(service.receive("b3", "1").context().isSampled()).isTrue();
    }
  }

  @Test
  void bothFormatsAreReadAndTheConfiguredOneIsWritten() {
    try (Exchange single = Exchange.in("b3");
        Exchange multi = Exchange.in("b3multi")) {
      assertThat(single.forward("X-B3-TraceId", TRACE, "X-B3-SpanId", SPAN, "X-B3-Sampled", "1"))
          .containsOnlyKeys("b3");
      assertThat(multi.forward("b3", IDS + "-1"))
          .containsEntry("x-b3-traceid", TRACE)
          .containsEntry("x-b3-sampled", "1")
          .containsOnlyKeys("x-b3-traceid", "x-b3-spanid", "x-b3-parentspanid", "x-b3-sampled");
    }
  }

  @Test
  void writtenHeadersCanBeRead() {
    for (String format : Propagation.FORMATS) {
      try (Exchange service = Exchange.in(format)) {
        Map<String, String> sent = service.forward();

        JaegerSpan next = service.receive(sent.entrySet().stream().toList());
        assertThat(sent.toString()).contains(next.context().toTraceId());
        assertThat(next.context().getParentId()).isNotZero();
        assertThat(next.context().isSampled()).isTrue();
      }
    }
  }
}
