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

/** Ids, times and what a trace is made of, however odd its spans are. */
final class TracesContractTest {

  @RegisterExtension static final BackendUnderTest BACKEND = BackendUnderTest.create();

  private final long trace = Fresh.trace();
  private final String id = Fresh.hex(trace);

  @Test
  void anIdOf64BitsHas16DigitsInTheOlderApiAnd32InTheNewer() {
    BACKEND.sending().batches(batch("orders", span(trace, 0xabcL, 0, "GET")));

    JsonObject found = BACKEND.asking().trace(id, 1);
    assertThat(found.getString("traceID")).isEqualTo(id);
    assertThat(onlySpan(found).getString("spanID")).isEqualTo("0000000000000abc");
    assertThat(BACKEND.asking().get("/api/v3/traces/" + id).body())
        .contains("\"traceId\":\"0000000000000000" + id + "\"");
  }

  @Test
  void anIdOf128BitsHas32Digits() {
    long high = Fresh.trace();
    BACKEND.sending().batches(batch("orders", span(trace, 1, 0, "GET").setTraceIdHigh(high)));

    String whole = Fresh.hex(high) + id;
    assertThat(BACKEND.asking().trace(whole, 1).getString("traceID")).isEqualTo(whole);
    assertThat(BACKEND.asking().get("/api/traces/" + id).statusCode()).isEqualTo(404);
    assertThat(BACKEND.asking().get("/api/v3/traces/" + whole).statusCode()).isEqualTo(200);
  }

  @Test
  void anIdMayHaveLeadingZerosAndCapitals() {
    BACKEND.sending().batches(batch("orders", span(trace, 1, 0, "GET")));
    BACKEND.asking().trace(id, 1);

    assertThat(BACKEND.asking().get("/api/traces/0000000000000000" + id).statusCode())
        .isEqualTo(200);
    assertThat(BACKEND.asking().get("/api/traces/" + id.toUpperCase()).statusCode()).isEqualTo(200);
  }

  @Test
  void spansOfOneBatchGoToTheirOwnTraces() {
    long second = Fresh.trace();
    BACKEND
        .sending()
        .batches(batch("orders", span(trace, 1, 0, "one"), span(second, 1, 0, "other")));

    assertThat(onlySpan(BACKEND.asking().trace(id, 1)).getString("operationName")).isEqualTo("one");
    assertThat(onlySpan(BACKEND.asking().trace(Fresh.hex(second), 1)).getString("operationName"))
        .isEqualTo("other");
  }

  @Test
  void aBatchSentTwiceIsThereOnce() {
    Batch batch = batch("orders", span(trace, 1, 0, "GET"), span(trace, 2, 1, "SELECT"));
    BACKEND.sending().batches(batch, batch);
    BACKEND.sending().batches(batch("orders", span(trace, 3, 1, "last")));

    assertThat(operations(BACKEND.asking().trace(id, 3)))
        .containsExactlyInAnyOrder("GET", "SELECT", "last");
    assertThat(BACKEND.asking().get("/api/v3/traces/" + id).body()).containsOnlyOnce("SELECT");
  }

  @Test
  void aSpanThatCameTwiceInOneBatchIsThereOnce() {
    BACKEND.sending().batches(batch("orders", span(trace, 1, 0, "GET"), span(trace, 1, 0, "GET")));
    BACKEND.sending().batches(batch("orders", span(trace, 3, 1, "last")));

    assertThat(operations(BACKEND.asking().trace(id, 2))).containsExactlyInAnyOrder("GET", "last");
  }

  @Test
  void differentSpansOfOneIdAreBothThere() {
    BACKEND
        .sending()
        .batches(batch("orders", span(trace, 1, 0, "first"), span(trace, 1, 0, "second")));

    assertThat(operations(BACKEND.asking().trace(id, 2)))
        .containsExactlyInAnyOrder("first", "second");
  }

  @Test
  void aServerSpanWithTheIdOfItsClientSpanGetsItsOwn() {
    BACKEND
        .sending()
        .batches(
            batch("gateway", ofKind("client", span(trace, 0x77, 0, "call"))),
            batch(
                "orders",
                ofKind("server", span(trace, 0x77, 0, "serve")),
                span(trace, 0x99, 0x77, "work")));

    JsonObject found = BACKEND.asking().trace(id, 3);
    assertThat(idOf(found, "call")).isEqualTo("0000000000000077");
    assertThat(idOf(found, "serve")).isNotEqualTo("0000000000000077");
    assertThat(parentOf(found, "serve")).isEqualTo("0000000000000077");
    assertThat(parentOf(found, "work")).isEqualTo(idOf(found, "serve"));
  }

  @Test
  void aSpanWhoseParentNeverCameIsThereAllTheSame() {
    BACKEND.sending().batches(batch("orders", span(trace, 2, 0x99, "orphan")));

    JsonObject found = BACKEND.asking().trace(id, 1);
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
        .sending()
        .batches(
            batch("orders", span(trace, 1, 0, "GET").setStartTime(start).setDuration(duration)));

    JsonObject span = BACKEND.asking().span(id);
    assertThat(span.getLong("startTime")).isEqualTo(start);
    assertThat(span.getLong("duration")).isEqualTo(shown);
  }

  @Test
  void clocksThatDisagreeAreLeftAsTheyAre() {
    BACKEND
        .sending()
        .batches(
            batch("gateway", span(trace, 1, 0, "call").setDuration(100)),
            batch("orders", span(trace, 2, 1, "serve").setStartTime(START - 5_000_000)));

    assertThat(Asking.each(BACKEND.asking().trace(id, 2).getJsonArray("spans")))
        .extracting(span -> span.getLong("startTime"))
        .containsExactlyInAnyOrder(START, START - 5_000_000);
  }

  @Test
  void fiveThousandSpansOfOneTraceAreAllThere() {
    for (int packet = 0; packet < 10; packet++) {
      int first = packet * 500;
      Span[] spans =
          IntStream.range(first + 1, first + 501)
              .mapToObj(i -> span(trace, i, i == 1 ? 0 : 1, "span " + i))
              .toArray(Span[]::new);
      BACKEND.sending().batches(batch("orders", spans));
    }

    JsonObject found = BACKEND.asking().trace(id, 5_000);
    assertThat(operations(found)).hasSize(5_000).doesNotHaveDuplicates().contains("span 5000");
  }

  private static Span ofKind(String kind, Span span) {
    return span.setTags(List.of(tag("span.kind", kind)));
  }

  private static List<String> operations(JsonObject found) {
    return Asking.each(found.getJsonArray("spans"))
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
    return Asking.each(found.getJsonArray("spans"))
        .filter(span -> span.getString("operationName").equals(operation))
        .findFirst()
        .orElseThrow();
  }
}
