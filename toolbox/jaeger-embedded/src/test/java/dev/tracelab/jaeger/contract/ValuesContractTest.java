package dev.tracelab.jaeger.contract;

import static dev.tracelab.jaeger.Batches.START;
import static dev.tracelab.jaeger.Batches.batch;
import static dev.tracelab.jaeger.Batches.log;
import static dev.tracelab.jaeger.Batches.process;
import static dev.tracelab.jaeger.Batches.span;
import static dev.tracelab.jaeger.Batches.tag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jaegertracing.thriftjava.Tag;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tags, logs, process tags and names of every kind. */
final class ValuesContractTest {

  @RegisterExtension static final BackendUnderTest BACKEND = BackendUnderTest.create();

  private final long trace = UniqueIds.trace();

  static Stream<Arguments> tags() {
    return Stream.of(
        Arguments.of(tag("k", "text"), "string", "text"),
        Arguments.of(tag("k", ""), "string", ""),
        Arguments.of(tag("k", 42), "int64", 42),
        Arguments.of(tag("k", 0), "int64", 0),
        Arguments.of(tag("k", (1L << 53) - 1), "int64", (1L << 53) - 1),
        Arguments.of(tag("k", 1L << 53), "int64", "9007199254740992"),
        Arguments.of(tag("k", Long.MIN_VALUE), "int64", "-9223372036854775808"),
        Arguments.of(tag("k", 2.5), "float64", 2.5),
        Arguments.of(tag("k", 3.0), "float64", 3),
        Arguments.of(tag("k", -1e300), "float64", -1e300),
        Arguments.of(tag("k", true), "bool", true),
        Arguments.of(tag("k", false), "bool", false),
        Arguments.of(tag("k", new byte[] {0, 1, -1}), "binary", "AAH/"),
        Arguments.of(tag("k", new byte[0]), "binary", null),
        Arguments.of(tag("error", false), "bool", false),
        Arguments.of(tag("error", "true"), "string", "true"));
  }

  @ParameterizedTest
  @MethodSource("tags")
  void aTagKeepsItsTypeAndValue(Tag tag, String type, Object value) {
    send(tag);

    assertThat(tags(tag.getKey()))
        .containsExactly(
            new JsonObject().put("key", tag.getKey()).put("type", type).put("value", value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"quoted\" \\ back/slash",
        "ünï¢ødé 漢字 \uD83D\uDE80",
        "line\nline\r\ttab",
        "\u0000\u0001\u001F\u007F",
        "\u2028\u2029\uFEFF\u202Eright to left",
        "__proto__"
      })
  void anyTextIsKept(String text) {
    BACKEND
        .sender()
        .batches(
            batch(
                "orders",
                span(trace, 1, 0, text)
                    .setTags(List.of(tag(text, text)))
                    .setLogs(List.of(log(START, tag("event", text), tag(text, text))))));

    JsonObject span = BACKEND.client().span(UniqueIds.hex(trace));
    assertThat(span.getString("operationName")).isEqualTo(text);
    assertThat(tags(text)).singleElement().extracting(t -> t.getString("value")).isEqualTo(text);
    assertThat(QueryClient.each(span.getJsonArray("logs").getJsonObject(0).getJsonArray("fields")))
        .extracting(field -> field.getString("value"))
        .containsExactly(text, text);
  }

  @Test
  void theLastOfTwoTagsWithOneKeyIsKept() {
    send(tag("k", "first"), tag("k", 2));

    assertThat(tags("k")).extracting(t -> t.getValue("value")).containsExactly(2);
  }

  @Test
  void tagsAreSortedByKey() {
    send(tag("b", 1), tag("a", 1), tag("C", 1), tag("", 1));

    assertThat(QueryClient.each(BACKEND.client().span(UniqueIds.hex(trace)).getJsonArray("tags")))
        .extracting(t -> t.getString("key"))
        .containsExactly("", "C", "a", "b");
  }

  @Test
  void aFailedSpanHasBothErrorTags() {
    send(tag("error", true));

    assertThat(tags("error")).extracting(t -> t.getValue("value")).containsExactly(true);
    assertThat(tags("otel.status_code"))
        .extracting(t -> t.getValue("value"))
        .containsExactly("ERROR");
  }

  @ParameterizedTest
  @ValueSource(strings = {"client", "server", "producer", "consumer", "internal"})
  void theKindOfASpanIsATag(String kind) {
    send(tag("span.kind", kind));

    assertThat(tags("span.kind")).extracting(t -> t.getValue("value")).containsExactly(kind);
  }

  @Test
  void logsKeepTheirTimesAndFields() {
    BACKEND
        .sender()
        .batches(
            batch(
                "orders",
                span(trace, 1, 0, "GET")
                    .setLogs(
                        List.of(
                            log(START + 7, tag("event", "retry"), tag("attempt", 2)),
                            log(START - 5)))));

    JsonArray logs = BACKEND.client().span(UniqueIds.hex(trace)).getJsonArray("logs");
    assertThat(QueryClient.each(logs))
        .extracting(log -> log.getLong("timestamp"), log -> log.getJsonArray("fields").size())
        .containsExactlyInAnyOrder(tuple(START + 7, 2), tuple(START - 5, 0));
  }

  @Test
  void theProcessIsListedOnceForAllItsSpans() {
    BACKEND
        .sender()
        .batches(
            batch("orders", span(trace, 1, 0, "a"), span(trace, 2, 1, "b"))
                .setProcess(
                    process(
                        "orders",
                        tag("hostname", "box"),
                        tag("jaeger.version", "Java-1.8.1"),
                        tag("ip", "10.0.0.1"),
                        tag("pid", 7))));

    JsonObject found = BACKEND.client().trace(UniqueIds.hex(trace), 2);
    assertThat(found.getJsonObject("processes").fieldNames()).containsExactly("p1");
    JsonObject process = found.getJsonObject("processes").getJsonObject("p1");
    assertThat(process.getString("serviceName")).isEqualTo("orders");
    assertThat(QueryClient.each(process.getJsonArray("tags")))
        .extracting(t -> t.getString("key") + "=" + t.getValue("value"))
        .containsExactlyInAnyOrder(
            "host.name=box",
            "opencensus.exporterversion=Jaeger-Java-1.8.1",
            "ip=10.0.0.1",
            "pid=7");
  }

  @Test
  void missingNamesAreReplaced() {
    BACKEND.sender().batches(batch("", span(trace, 1, 0, "")));

    JsonObject found = BACKEND.client().trace(UniqueIds.hex(trace), 1);
    assertThat(found.getJsonArray("spans").getJsonObject(0).getString("operationName"))
        .isEqualTo("empty-span-name");
    assertThat(found.getJsonObject("processes").getJsonObject("p1").getString("serviceName"))
        .isEqualTo("missing-service-name");
  }

  @Test
  void aLongTextIsKeptComplete() {
    String text = "x".repeat(500_000);
    send(tag("k", text));

    assertThat(tags("k")).singleElement().extracting(t -> t.getString("value")).isEqualTo(text);
  }

  private void send(Tag... tags) {
    BACKEND.sender().batches(batch("orders", span(trace, 1, 0, "GET").setTags(List.of(tags))));
  }

  private List<JsonObject> tags(String key) {
    return QueryClient.each(BACKEND.client().span(UniqueIds.hex(trace)).getJsonArray("tags"))
        .filter(tag -> tag.getString("key").equals(key))
        .toList();
  }
}
