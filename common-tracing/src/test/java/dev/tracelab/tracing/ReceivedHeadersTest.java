package dev.tracelab.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceivedHeadersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          uber-trace-id   | 4bf92f3577b34da6a3ce929d0e0e4736:00f067aa0ba902b7:0:1
          Uber-Trace-Id   | 4bf92f35%3A2b7%3A0%3A1
          traceparent     | 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
          tracestate      | vendor=value,other=1
          uberctx-tenant  | a%20b
          jaeger-baggage  | tenant=a, zone=7
          jaeger-debug-id | my-question
          x-b3-traceid    | 4bf92f3577b34da6a3ce929d0e0e4736
          x-b3-spanid     | 00f067aa0ba902b7
          content-type    | application/json
          """)
  void aWellFormedHeaderIsKept(String name, String value) {
    assertThat(kept(List.of(Map.entry(name, value)))).containsExactly(Map.entry(name, value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          uber-trace-id     | garbage
          uber-trace-id     | ''
          uber-trace-id     | 0:0:0:0
          uber-trace-id     | 1:2:3
          uber-trace-id     | 1:2:3:4:5
          uber-trace-id     | %zz
          uber-trace-id     | 14bf92f3577b34da6a3ce929d0e0e47361:2:0:1
          traceparent       | 00-00000000000000000000000000000000-00f067aa0ba902b7-01
          traceparent       | 00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01
          traceparent       | ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
          traceparent       | 4bf92f3577b34da6a3ce929d0e0e4736
          uberctx-          | x
          uberctx-a b       | x
          uberctx-tenant    | %zz
          uberctx-tenant    | ä
          jaeger-baggage    | a b=c
          jaeger-baggage    | a
          x-b3-traceid      | 4bf9
          x-b3-spanid       | xyz
          """)
  void aMalformedHeaderIsLeftOut(String name, String value) {
    assertThat(kept(List.of(Map.entry(name, value)))).isEmpty();
  }

  @Test
  void aHeaderSaidTwiceIsLeftOutForNobodyKnowsWhichIsMeant() {
    assertThat(
            kept(
                List.of(
                    Map.entry("uber-trace-id", "1:2:0:1"), Map.entry("Uber-Trace-Id", "3:4:0:1"))))
        .isEmpty();
  }

  @Test
  void baggageIsBoundedInNumberAndInSize() {
    List<Map.Entry<String, String>> many =
        IntStream.range(0, 200).mapToObj(i -> Map.entry("uberctx-k" + i, "v")).toList();
    List<Map.Entry<String, String>> large =
        IntStream.range(0, 60).mapToObj(i -> Map.entry("uberctx-k" + i, "v".repeat(200))).toList();

    assertThat(kept(many)).hasSize(64);
    assertThat(kept(large)).hasSizeLessThan(11);
  }

  private static List<Map.Entry<String, String>> kept(List<Map.Entry<String, String>> headers) {
    List<Map.Entry<String, String>> kept = new ArrayList<>();
    ReceivedHeaders.wellFormed(headers).forEach(kept::add);
    return kept;
  }
}
