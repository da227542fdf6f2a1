package dev.tracelab.jaeger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.jaeger.Canonical;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sends each field of OTLP's JSON in odd forms to both backends, if a real Jaeger is available. */
final class OtlpJsonFieldsTest {

  private static Backend real;
  private static Backend embedded;

  @BeforeAll
  static void start() throws Exception {
    Assumptions.assumeTrue(
        RealJaeger.executable().isPresent(), "not tested: the executable jaeger is missing");
    real = Backends.start("real", BackendUnderTest.MANY_TRACES);
    embedded = Backends.start("embedded", BackendUnderTest.MANY_TRACES);
  }

  @AfterAll
  static void stop() throws Exception {
    for (Backend backend : new Backend[] {real, embedded}) {
      if (backend != null) {
        backend.close();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"name\":null",
        "\"name\":7",
        "\"name\":true",
        "\"kind\":null",
        "\"kind\":\"3\"",
        "\"kind\":3.0",
        "\"kind\":99",
        "\"kind\":\"NOBODY\"",
        "\"kind\":\"\"",
        "\"kind\":\"SPAN_KIND_UNSPECIFIED\"",
        "\"kind\":true",
        "\"start_time_unix_nano\":\"1700000000000001000\"",
        "\"startTimeUnixNano\":1.7e18",
        "\"startTimeUnixNano\":\"1.7e18\"",
        "\"startTimeUnixNano\":null",
        "\"startTimeUnixNano\":\"\"",
        "\"startTimeUnixNano\":\"x\"",
        "\"startTimeUnixNano\":-1",
        "\"startTimeUnixNano\":true",
        "\"end_time_unix_nano\":\"1700000000000001000\"",
        "\"parent_span_id\":\"00000000000000bb\"",
        "\"parentSpanId\":null",
        "\"parentSpanId\":\"\"",
        "\"parentSpanId\":\"0000000000000000\"",
        "\"parentSpanId\":\"AABBCCDDEEFF0011\"",
        "\"parentSpanId\":\"zz\"",
        "\"parentSpanId\":\"ab\"",
        "\"parentSpanId\":7",
        "\"flags\":1",
        "\"droppedAttributesCount\":\"2\"",
        "\"droppedAttributesCount\":2",
        "\"dropped_events_count\":1",
        "\"droppedLinksCount\":null",
        "\"droppedAttributesCount\":-1",
        "\"flags\":\"x\"",
        "\"status\":{}",
        "\"status\":{\"code\":2}",
        "\"status\":{\"code\":\"2\"}",
        "\"status\":{\"code\":\"NOBODY\"}",
        "\"status\":{\"code\":9}",
        "\"status\":{\"code\":null,\"message\":null}",
        "\"status\":{\"message\":7}",
        "\"status\":[]",
        "\"status\":\"x\"",
        "\"events\":[]",
        "\"events\":[null]",
        "\"events\":[{}]",
        "\"events\":[{\"timeUnixNano\":1700000000000001000,\"name\":\"e\"}]",
        "\"events\":[{\"time_unix_nano\":\"1700000000000001000\",\"name\":null,\"attributes\":null}]",
        "\"events\":{}",
        "\"events\":[1]",
        "\"links\":[null]",
        "\"links\":[{\"traceId\":\"4bf92f3577b34da6a3ce929d0e0e4736\",\"spanId\":\"00000000000000bb\"}]",
        "\"links\":[{\"trace_id\":\"4bf92f3577b34da6a3ce929d0e0e4736\",\"span_id\":\"00000000000000bb\",\"attributes\":null}]",
        "\"links\":[{}]",
        "\"links\":[{\"attributes\":[{\"key\":\"a\"}]}]",
        "\"links\":[{\"traceId\":null,\"spanId\":null}]",
        "\"attributes\":[]",
        "\"attributes\":[null]",
        "\"attributes\":[{}]",
        "\"attributes\":{}",
        "\"attributes\":[{\"key\":null,\"value\":null}]",
        "\"attributes\":[{\"key\":7,\"value\":{\"stringValue\":\"x\"}}]",
        "\"unknown\":null",
        "\"unknown\":[[{\"a\":1}]]",
        "\"name\":\"first\",\"name\":\"second\"",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"stringValue\":null}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"stringValue\":7}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"string_value\":\"x\"}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"stringValue\":\"\"}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"boolValue\":\"true\"}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"boolValue\":1}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"boolValue\":null}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"boolValue\":false}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"bool_value\":true}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"intValue\":\"-9223372036854775808\"}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"intValue\":9223372036854775807}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"intValue\":1e3}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"intValue\":\"1e3\"}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"intValue\":1.0}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"intValue\":1.5}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"intValue\":\"\"}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"intValue\":null}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"intValue\":\"x\"}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"int_value\":\"3\"}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"intValue\":\"18446744073709551615\"}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"intValue\":true}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"doubleValue\":\"1e400\"}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"doubleValue\":1e400}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"doubleValue\":-0.0}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"doubleValue\":\"\"}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"doubleValue\":\"x\"}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"doubleValue\":null}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"double_value\":0.5}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"doubleValue\":true}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"bytesValue\":\"aGk=\"}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"bytesValue\":\"aGk\"}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"bytesValue\":\"_-8=\"}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"bytesValue\":\"/+8=\"}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"bytesValue\":\"\"}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"bytesValue\":null}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"bytesValue\":\"!!\"}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"bytes_value\":\"aGk=\"}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"bytesValue\":7}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"arrayValue\":{}}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"arrayValue\":null}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"arrayValue\":{\"values\":[null]}}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"arrayValue\":{\"values\":[{\"stringValue\":\"x\"},{}]}}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"array_value\":{\"values\":[{\"int_value\":1}]}}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"arrayValue\":[]}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"kvlistValue\":{}}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"kvlistValue\":null}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"kvlistValue\":{\"values\":null}}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"kvlistValue\":{\"values\":[{\"key\":\"b\",\"value\":null}]}}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"kvlist_value\":{\"values\":[{\"key\":\"b\",\"value\":{\"stringValue\":\"x\"}}]}}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"kvlistValue\":{\"values\":[{\"key\":\"b\",\"value\":{\"doubleValue\":2.5}},{\"key\":\"b\",\"value\":{\"boolValue\":true}}]}}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"unknownValue\":1}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"stringValue\":\"x\",\"intValue\":1}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"intValue\":1,\"stringValue\":\"x\"}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":\"x\"}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":7}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":[]}]"
      })
  void whatTheRealJaegerAcceptsIsAcceptedAndReturnedAlike(String members) {
    String trace = UniqueIds.hex(UniqueIds.trace()).repeat(2);
    String expected = shown(real, trace, members);

    Assumptions.assumeFalse(expected.startsWith("status"), "the real one refuses it");
    assertThat(shown(embedded, trace, members)).isEqualTo(expected);
  }

  private static String shown(Backend backend, String trace, String members) {
    byte[] request =
        """
        {"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"%s","spanId":"00000000000000aa",%s}]}]}]}"""
            .formatted(trace, members)
            .getBytes(StandardCharsets.UTF_8);
    int status =
        SpanSender.to(backend).otlp(request, "content-type", "application/json").statusCode();
    return status == 200 ? shown(backend, trace) : "status " + status;
  }

  private static String shown(Backend backend, String trace) {
    JsonObject response = QueryClient.of(backend).json("/api/traces/" + trace);
    return Canonical.of(response).encodePrettily();
  }
}
