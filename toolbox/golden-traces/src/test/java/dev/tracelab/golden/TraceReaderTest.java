package dev.tracelab.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TraceReaderTest {

  /** Jaeger 2.20's response for a span with a FOLLOWS_FROM reference. */
  static final String ANSWER =
      """
      {"data":[{"traceID":"a1","spans":[
        {"traceID":"a1","spanID":"b2","operationName":"fulfil order",
         "references":[{"refType":"CHILD_OF","traceID":"a1","spanID":"c3"},
                       {"refType":"FOLLOWS_FROM","traceID":"a1","spanID":"c3"}],
         "startTime":1700000000000500,"duration":1250,
         "tags":[{"key":"span.kind","type":"string","value":"consumer"},
                 {"key":"http.status_code","type":"int64","value":201},
                 {"key":"retried","type":"bool","value":false},
                 {"key":"otel.status_code","type":"string","value":"ERROR"}],
         "logs":[{"timestamp":1700000000000600,
                  "fields":[{"key":"event","type":"string","value":"nudged"}]}],
         "processID":"p1","warnings":null},
        {"traceID":"a1","spanID":"c3","operationName":"POST /orders","references":[],
         "startTime":1700000000000000,"duration":400,"tags":[],"logs":[],
         "processID":"p1","warnings":null}],
       "processes":{"p1":{"serviceName":"order-service","tags":[]}},"warnings":null}],
       "total":0,"limit":0,"offset":0,"errors":null}
      """;

  private final TraceReader reader = new TraceReader();

  @Test
  void aSpanIsReadCompletely() {
    assertThat(reader.read(ANSWER).spans().get(1))
        .isEqualTo(
            new TraceSpan(
                "a1",
                "b2",
                "order-service",
                "fulfil order",
                SpanKind.CONSUMER,
                1_700_000_000_000_500L,
                1_250,
                Map.of(
                    "span.kind",
                    "consumer",
                    "http.status_code",
                    201,
                    "retried",
                    false,
                    "otel.status_code",
                    "ERROR"),
                List.of(new TraceSpan.Log(1_700_000_000_000_600L, Map.of("event", "nudged"))),
                List.of(new SpanReference(SpanReference.Type.FOLLOWS_FROM, "a1", "c3")),
                true));
  }

  @Test
  void aTraceHasADurationAndServices() {
    Trace trace = reader.read(ANSWER);

    assertThat(trace.durationMicros()).isEqualTo(1_750);
    assertThat(trace.traceIds()).containsExactly("a1");
    assertThat(trace.services()).containsExactly("order-service");
    assertThat(trace.errors()).isEqualTo(1);
  }

  @Test
  void aResponseWithoutDataIsAnEmptyTrace() {
    assertThat(reader.read("{\"data\":null,\"errors\":[]}").spans()).isEmpty();
  }

  @Test
  void anotherResponseThanJaegersIsRefusedWithASentence() {
    assertThatThrownBy(() -> reader.read("<html>"))
        .isInstanceOf(UnreadableTrace.class)
        .hasMessageStartingWith("The response is not JSON");
    assertThatThrownBy(() -> reader.read("{\"result\":{}}"))
        .hasMessageContaining("no array called data");
  }
}
