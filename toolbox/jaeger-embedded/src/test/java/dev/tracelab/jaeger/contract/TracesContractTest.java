package dev.tracelab.jaeger.contract;

import static dev.tracelab.jaeger.Batches.START;
import static dev.tracelab.jaeger.Batches.batch;
import static dev.tracelab.jaeger.Batches.span;
import static dev.tracelab.jaeger.Batches.tag;
import static org.assertj.core.api.Assertions.assertThat;

import io.jaegertracing.thriftjava.Batch;
import io.jaegertracing.thriftjava.Span;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ids, times and spans of a trace, including odd ones. */
final class TracesContractTest {

  @RegisterExtension static final BackendUnderTest BACKEND = BackendUnderTest.create();

  private final long trace = UniqueIds.trace();
  private final String id = UniqueIds.hex(trace);

  @Test
  void anIdOf64BitsHas16DigitsInTheOlderApiAnd32InTheNewer() {
    BACKEND.sender().batches(batch("orders", span(trace, 0xabcL, 0, "GET")));

    JsonObject found = BACKEND.client().trace(id, 1);
    assertThat(found.getString("traceID")).isEqualTo(id);
    assertThat(onlySpan(found).getString("spanID")).isEqualTo("0000000000000abc");
    assertThat(BACKEND.client().get("/api/v3/traces/" + id).body())
        .contains("\"traceId\":\"0000000000000000" + id + "\"");
  }

  @Test
  void anIdOf128BitsHas32Digits() {
    long high = UniqueIds.trace();
    BACKEND.sender().batches(batch("orders", span(trace, 1, 0, "GET").setTraceIdHigh(high)));

    String whole = UniqueIds.hex(high) + id;
    assertThat(BACKEND.client().trace(whole, 1).getString("traceID")).isEqualTo(whole);
    assertThat(BACKEND.client().get("/api/traces/" + id).statusCode()).isEqualTo(404);
    assertThat(BACKEND.client().get("/api/v3/traces/" + whole).statusCode()).isEqualTo(200);
  }

  @Test
  void anIdMayHaveLeadingZerosAndCapitalLetters() {
    BACKEND.sender().batches(batch("orders", span(trace, 1, 0, "GET")));
    BACKEND.client().trace(id, 1);

    assertThat(BACKEND.client().get("/api/traces/0000000000000000" + id).statusCode())
        .isEqualTo(200);
    assertThat(BACKEND.client().get("/api/traces/" + id.toUpperCase()).statusCode()).isEqualTo(200);
  }

  @Test
  void spansOfOneBatchGoToTheirOwnTraces() {
    long second = UniqueIds.trace();
    BACKEND
        .sender()
        .batches(batch("orders", span(trace, 1, 0, "one"), span(second, 1, 0, "other")));

    assertThat(onlySpan(BACKEND.client().trace(id, 1)).getString("operationName")).isEqualTo("one");
    assertThat(
            onlySpan(BACKEND.client().trace(UniqueIds.hex(second), 1)).getString("operationName"))
        .isEqualTo("other");
  }

  @Test
  void aBatchSentTwiceIsStoredOnce() {
    Batch batch = batch("orders", span(trace, 1, 0, "GET"), span(trace, 2, 1, "SELECT"));
    BACKEND.sender().batches(batch, batch);
    BACKEND.sender().batches(batch("orders", span(trace, 3, 1, "last")));

    assertThat(operations(BACKEND.client().trace(id, 3)))
        .containsExactlyInAnyOrder("GET", "SELECT", "last");
    assertThat(BACKEND.client().get("/api/v3/traces/" + id).body()).containsOnlyOnce("SELECT");
  }

  @Test
  void aSpanTwiceInOneBatchIsStoredOnce() {
    BACKEND.sender().batches(batch("orders", span(trace, 1, 0, "GET"), span(trace, 1, 0, "GET")));
    BACKEND.sender().batches(batch("orders", span(trace, 3, 1, "last")));

    assertThat(operations(BACKEND.client().trace(id, 2))).containsExactlyInAnyOrder("GET", "last");
  }

  @Test
  void differentSpansWithOneIdAreBothStored() {
    BACKEND
        .sender()
        .batches(batch("orders", span(trace, 1, 0, "first"), span(trace, 1, 0, "second")));

    assertThat(operations(BACKEND.client().trace(id, 2)))
        .containsExactlyInAnyOrder("first", "second");
  }

  @Test
  void aServerSpanWithTheIdOfItsClientSpanGetsAnotherId() {
    BACKEND
        .sender()
        .batches(
            batch("gateway", ofKind("client", span(trace, 0x77, 0, "call"))),
            batch(
                "orders",
                ofKind("server", span(trace, 0x77, 0, "serve")),
                span(trace, 0x99, 0x77, "work")));

    JsonObject found = BACKEND.client().trace(id, 3);
    assertThat(idOf(found, "call")).isEqualTo("0000000000000077");
    assertThat(idOf(found, "serve")).isNotEqualTo("0000000000000077");
    assertThat(parentOf(found, "serve")).isEqualTo("0000000000000077");
    assertThat(parentOf(found, "work")).isEqualTo(idOf(found, "serve"));
  }

  @Test
  void aSpanWithoutItsParentIsStored() {
    BACKEND.sender().batches(batch("orders", span(trace, 2, 0x99, "orphan")));

    JsonObject found = BACKEND.client().trace(id, 1);
    assertThat(parentOf(found, "orphan")).isEqualTo("0000000000000099");
  }

  @ParameterizedTest
  @CsvSource({
    "1767225600000000, 1000, 1000",
    "1767225600000000, 0, 0",
    "1767225600000000, -5, 0",
    "1, 1, 1",
    "0, 0, 0"
  })
  void aTimeIsKept(long start, long duration, long shown) {
    BACKEND
        .sender()
        .batches(
            batch("orders", span(trace, 1, 0, "GET").setStartTime(start).setDuration(duration)));

    JsonObject span = BACKEND.client().span(id);
    assertThat(span.getLong("startTime")).isEqualTo(start);
    assertThat(span.getLong("duration")).isEqualTo(shown);
  }

  @Test
  void clockSkewIsNotAdjusted() {
    BACKEND
        .sender()
        .batches(
            batch("gateway", span(trace, 1, 0, "call").setDuration(100)),
            batch("orders", span(trace, 2, 1, "serve").setStartTime(START - 5_000_000)));

    assertThat(QueryClient.each(BACKEND.client().trace(id, 2).getJsonArray("spans")))
        .extracting(span -> span.getLong("startTime"))
        .containsExactlyInAnyOrder(START, START - 5_000_000);
  }

  @Test
  void allOfFiveThousandSpansOfOneTraceAreStored() {
    for (int packet = 0; packet < 10; packet++) {
      int first = packet * 500;
      Span[] spans =
          IntStream.range(first + 1, first + 501)
              .mapToObj(i -> span(trace, i, i == 1 ? 0 : 1, "span " + i))
              .toArray(Span[]::new);
      BACKEND.sender().batches(batch("orders", spans));
    }

    JsonObject found = BACKEND.client().trace(id, 5_000);
    assertThat(operations(found)).hasSize(5_000).doesNotHaveDuplicates().contains("span 5000");
  }

  private static Span ofKind(String kind, Span span) {
    return span.setTags(List.of(tag("span.kind", kind)));
  }

  private static List<String> operations(JsonObject found) {
    return QueryClient.each(found.getJsonArray("spans"))
        .map(span -> span.getString("operationName"))
        .toList();
  }

  private static JsonObject onlySpan(JsonObject found) {
    assertThat(found.getJsonArray("spans")).hasSize(1);
    return found.getJsonArray("spans").getJsonObject(0);
  }

  private static String idOf(JsonObject found, String operation) {
    return named(found, operation).getString("spanID");
  }

  private static String parentOf(JsonObject found, String operation) {
    return named(found, operation).getJsonArray("references").getJsonObject(0).getString("spanID");
  }

  private static JsonObject named(JsonObject found, String operation) {
    return QueryClient.each(found.getJsonArray("spans"))
        .filter(span -> span.getString("operationName").equals(operation))
        .findFirst()
        .orElseThrow();
  }
}
