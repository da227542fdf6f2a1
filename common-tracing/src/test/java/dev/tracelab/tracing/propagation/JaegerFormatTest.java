package dev.tracelab.tracing.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jaegertracing.internal.JaegerSpan;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JaegerFormatTest {

  private final Exchange service = Exchange.in("jaeger");

  @AfterEach
  void close() {
    service.close();
  }

  @ParameterizedTest
  @CsvSource({
    "4bf92f3577b34da6a3ce929d0e0e4736:00f067aa0ba902b7:0:1, 4bf92f3577b34da6a3ce929d0e0e4736, true",
    "4bf92f35%3A2b7%3a0%3A1, 000000004bf92f35, true",
    "1:2:3:0, 0000000000000001, false",
    "10000000000000001:2:3:9, 00000000000000010000000000000001, true"
  })
  void aValidHeaderContinuesTheTrace(String header, String traceId, boolean isSampled) {
    JaegerSpan span = service.receive("Uber-Trace-Id", header);

    assertThat(span.context().toTraceId()).isEqualTo(traceId);
    assertThat(span.context().isSampled()).isEqualTo(isSampled);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garbage",
        "0:0:0:0",
        "0:1:0:1",
        "1:0:0:1",
        "1:2:3",
        "1:2:3:4:5",
        "1:2::1",
        "1:2:3:100",
        "%zz",
        "A:2:0:1",
        "14bf92f3577b34da6a3ce929d0e0e47361:2:0:1"
      })
  void malformedHeadersAreIgnored(String header) {
    assertThat(service.extract(Exchange.pairs("uber-trace-id", header))).isNull();
  }

  @Test
  void aRepeatedHeaderIsIgnoredBecauseItIsAmbiguous() {
    assertThat(
            service.extract(Exchange.pairs("uber-trace-id", "1:2:0:1", "Uber-Trace-Id", "3:4:0:1")))
        .isNull();
  }

  @Test
  void theFirstReadableConfiguredFormatTakesPrecedence() {
    try (Exchange both = Exchange.in("jaeger,w3c")) {
      String other = "00-0000000000000000000000000000000a-00000000000000bb-01";

      JaegerSpan jaegers = both.receive("traceparent", other, "uber-trace-id", "1:2:0:1");
      JaegerSpan w3cs = both.receive("traceparent", other, "uber-trace-id", "garbage");

      assertThat(jaegers.context().getTraceIdLow()).isEqualTo(1);
      assertThat(w3cs.context().getTraceIdLow()).isEqualTo(10);
    }
  }

  @Test
  void eachHeaderIsWrittenOnce() {
    try (Exchange all = Exchange.in("jaeger,w3c,b3,b3multi")) {
      JaegerSpan server = all.receive("uber-trace-id", "1:2:0:1");
      server.setBaggageItem("customer.id", "c 7+ä");
      Map<String, String> sent = all.forward(server);

      assertThat(sent)
          .containsOnlyKeys(
              "uber-trace-id",
              "uberctx-customer.id",
              "traceparent",
              "baggage",
              "b3",
              "x-b3-traceid",
              "x-b3-spanid",
              "x-b3-parentspanid",
              "x-b3-sampled")
          .containsEntry("uberctx-customer.id", "c%207%2B%C3%A4")
          .containsEntry("baggage", "customer.id=c%207%2B%C3%A4");
    }
  }
}
