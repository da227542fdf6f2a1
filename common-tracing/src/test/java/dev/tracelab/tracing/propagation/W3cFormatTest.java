package dev.tracelab.tracing.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jaegertracing.internal.JaegerSpan;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases of W3C Trace Context, sections 3.2, 3.3 and 4.3. */
class W3cFormatTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00f067aa0ba902b7";
  private static final String SAMPLED = "00-" + TRACE + "-" + PARENT + "-01";

  private final Exchange service = Exchange.in("w3c");

  @AfterEach
  void close() {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SAMPLED,
        " " + SAMPLED,
        SAMPLED + "\t",
        "00-" + TRACE + "-" + PARENT + "-00",
        "00-" + TRACE + "-" + PARENT + "-ff",
        "cc-" + TRACE + "-" + PARENT + "-01",
        "cc-" + TRACE + "-" + PARENT + "-01-what-comes-later",
        "fe-" + TRACE + "-" + PARENT + "-01-"
      })
  void aValidTraceparentContinuesTheTrace(String traceparent) {
    JaegerSpan span = service.receive("TraceParent", traceparent);

    assertThat(span.context().toTraceId()).isEqualTo(TRACE);
    assertThat(Long.toHexString(span.context().getParentId())).isEqualTo("f067aa0ba902b7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garbage",
        SAMPLED + ".",
        SAMPLED + "-more",
        "ff-" + TRACE + "-" + PARENT + "-01",
        "cc-" + TRACE + "-" + PARENT + "-01.what",
        ".0-" + TRACE + "-" + PARENT + "-01",
        "0-" + TRACE + "-" + PARENT + "-01",
        "000-" + TRACE + "-" + PARENT + "-01",
        "CC-" + TRACE + "-" + PARENT + "-01",
        "00-00000000000000000000000000000000-" + PARENT + "-01",
        "00-" + TRACE + "-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + PARENT + "-01",
        "00-" + TRACE + "-00F067AA0BA902B7-01",
        "00-.bf92f3577b34da6a3ce929d0e0e4736-" + PARENT + "-01",
        "00-" + TRACE + "0-" + PARENT + "-01",
        "00-bf92f3577b34da6a3ce929d0e0e4736-" + PARENT + "-01",
        "00-" + TRACE + "-0f067aa0ba902b7-01",
        "00-" + TRACE + "-" + PARENT + "-1",
        "00-" + TRACE + "-" + PARENT + "-001",
        "00-" + TRACE + "-" + PARENT + "-.0",
        "00-" + TRACE + "-" + PARENT + "-0A",
        "00_" + TRACE + "_" + PARENT + "_01"
      })
  void anInvalidTraceparentStartsATraceWithoutTracestate(String traceparent) {
    Map<String, String> sent = service.forward("traceparent", traceparent, "tracestate", "a=1");

    assertThat(sent.get("traceparent")).doesNotContain(TRACE).hasSize(55).endsWith("-03");
    assertThat(sent).doesNotContainKey("tracestate");
  }

  @Test
  void aRepeatedTraceparentIsInvalid() {
    JaegerSpan span = service.receive("traceparent", SAMPLED, "Traceparent", SAMPLED);

    assertThat(span.context().toTraceId()).isNotEqualTo(TRACE);
  }

  @ParameterizedTest
  @CsvSource({
    "00, false, -00",
    "01, true, -01",
    "02, false, -02",
    "03, true, -03",
    "fe, false, -02",
    "ff, true, -03",
    "08, false, -00",
    "0d, true, -01"
  })
  void theSampledFlagDecidesAndOnlyItAndTheRandomFlagAreForwarded(
      String flags, boolean isSampled, String sent) {
    JaegerSpan span = service.receive("traceparent", "00-" + TRACE + "-" + PARENT + "-" + flags);

    assertThat(span.context().isSampled()).isEqualTo(isSampled);
    assertThat(span.context().isDebug()).isFalse();
    assertThat(service.forward(span).get("traceparent")).endsWith(sent);
  }

  @Test
  void aNewTraceHasTheRandomFlag() {
    assertThat(service.forward().get("traceparent")).endsWith("-03");
  }

  @Test
  void theRandomFlagOfARemoteTraceIsPreserved() {
    try (Exchange both = Exchange.in("jaeger,w3c")) {
      String jaeger = TRACE + ":" + PARENT + ":0:1";

      assertThat(both.forward("uber-trace-id", jaeger).get("traceparent")).endsWith("-01");
      assertThat(
              both.forward(
                      "uber-trace-id", jaeger, "traceparent", "00-" + TRACE + "-" + PARENT + "-03")
                  .get("traceparent"))
          .endsWith("-03");
    }
  }

  @Test
  void aLaterVersionIsForwardedAsVersion00() {
    assertThat(service.forward("traceparent", "cc" + SAMPLED.substring(2) + "-x"))
        .hasEntrySatisfying("traceparent", sent -> assertThat(sent).startsWith("00-" + TRACE));
  }

  @Test
  void a64BitIdIsPaddedWithZeros() {
    try (Exchange both = Exchange.in("jaeger,w3c")) {
      assertThat(both.forward("uber-trace-id", "a3ce929d0e0e4736:1:0:1").get("traceparent"))
          .startsWith("00-0000000000000000a3ce929d0e0e4736-");
    }
  }

  @Test
  void tracestateIsForwardedUnchangedThroughAllSpans() {
    JaegerSpan server = service.receive("traceparent", SAMPLED, "tracestate", "b=2, a= 1/!");
    server.setBaggageItem("customer.id", "c-7");

    assertThat(service.forward(server))
        .containsEntry("tracestate", "b=2,a= 1/!")
        .containsEntry("baggage", "customer.id=c-7");
  }

  @Test
  void tracestateHeadersAreJoinedInOrder() {
    assertThat(
            service.forward(
                "tracestate", "b=2", "traceparent", SAMPLED, "tracestate", "", "TraceState", "a=1"))
        .containsEntry("tracestate", "b=2,a=1");
  }

  @Test
  void tracestateWithoutTraceparentIsIgnored() {
    assertThat(service.forward("tracestate", "a=1")).doesNotContainKey("tracestate");
  }

  @Test
  void malformedTracestateDoesNotInvalidateTraceparent() {
    Map<String, String> sent = service.forward("traceparent", SAMPLED, "tracestate", "A=1");

    assertThat(sent.get("traceparent")).contains(TRACE);
    assertThat(sent).doesNotContainKey("tracestate");
  }

  @Test
  void tracestateOfAnotherTraceIsDropped() {
    try (Exchange both = Exchange.in("jaeger,w3c")) {
      assertThat(
              both.forward("uber-trace-id", "7:1:0:1", "traceparent", SAMPLED, "tracestate", "a=1"))
          .doesNotContainKey("tracestate");
    }
  }
}
