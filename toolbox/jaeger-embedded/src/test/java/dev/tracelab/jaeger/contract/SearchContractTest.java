package dev.tracelab.jaeger.contract;

import static dev.tracelab.jaeger.Batches.START;
import static dev.tracelab.jaeger.Batches.batch;
import static dev.tracelab.jaeger.Batches.log;
import static dev.tracelab.jaeger.Batches.process;
import static dev.tracelab.jaeger.Batches.span;
import static dev.tracelab.jaeger.Batches.tag;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Searches for traces by service, operation, tags, durations and times: the older API's, which
 * Jaeger 2.20 has and newer ones lack, and API v3's.
 *
 * <p>There are two traces: an order, which failed and took 9 ms, and a lookup a second later, which
 * took 1 ms.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class SearchContractTest {

  private static final String TIMES = "&start=%d&end=%d".formatted(START - 1, START + 10_000_000);
  private static final String V3_TIMES =
      "?query.startTimeMin=2025-12-31T00:00:00Z&query.startTimeMax=2026-01-02T00:00:00Z";

  @RegisterExtension static final BackendUnderTest BACKEND = BackendUnderTest.create();

  private final String service = Fresh.service("orders");
  private final String order = Fresh.hex(Fresh.trace());
  private final String lookup = Fresh.hex(Fresh.trace());

  @BeforeAll
  void send() {
    long orderId = Long.parseLong(order, 16);
    long lookupId = Long.parseLong(lookup, 16);
    BACKEND
        .sending()
        .batches(
            batch(
                    service,
                    span(orderId, 1, 0, "POST /orders")
                        .setDuration(9_000)
                        .setTags(
                            List.of(
                                tag("span.kind", "server"),
                                tag("error", true),
                                tag("http.status_code", 503),
                                tag("customer.id", "c-7")))
                        .setLogs(List.of(log(START, tag("event", "error"), tag("why", "late")))),
                    span(orderId, 2, 1, "SELECT orders").setDuration(1_500))
                .setProcess(process(service, tag("zone", "a"))),
            batch(
                    service,
                    span(lookupId, 1, 0, "GET /orders/{id}")
                        .setStartTime(START + 1_000_000)
                        .setTags(List.of(tag("cached", true), tag("ratio", 0.5))))
                .setProcess(process(service, tag("zone", "b"))));
    BACKEND.asking().trace(lookup, 1);
  }

  @Test
  void aServiceFindsItsTracesTheLastOneFirst() {
    assertThat(found("")).containsExactly(lookup, order);
    assertThat(foundInV3("")).containsExactly(lookup, order);
  }

  @Test
  void aFoundTraceIsWhole() {
    JsonObject found =
        BACKEND
            .asking()
            .json("/api/traces?service=" + service + TIMES + "&operation=POST%20/orders")
            .getJsonArray("data")
            .getJsonObject(0);

    assertThat(found).isEqualTo(BACKEND.asking().trace(order, 2));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "POST /orders,     1",
        "SELECT orders,    1",
        "GET /orders/{id}, 1",
        "POST,             0",
        "post /orders,     0"
      })
  void anOperationIsSearchedByItsWholeName(String operation, int traces) {
    assertThat(found("&operation=" + encoded(operation))).hasSize(traces);
    assertThat(foundInV3("&query.operationName=" + encoded(operation))).hasSize(traces);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{\"customer.id\":\"c-7\"} | 1",
        "{\"customer.id\":\"c-8\"} | 0",
        "{\"http.status_code\":\"503\"} | 1",
        "{\"cached\":\"true\"} | 1",
        "{\"ratio\":\"0.5\"} | 1",
        "{\"why\":\"late\"} | 1",
        "{\"zone\":\"a\"} | 1",
        "{\"resource.zone\":\"b\"} | 1",
        "{\"resource.customer.id\":\"c-7\"} | 0",
        "{\"error\":\"true\"} | 1",
        "{\"error\":\"false\"} | 0",
        "{\"error\":\"perhaps\"} | 0",
        "{\"span.kind\":\"server\"} | 1",
        "{\"span.kind\":\"client\"} | 0",
        "{\"customer.id\":\"c-7\",\"error\":\"true\"} | 1",
        "{\"customer.id\":\"c-7\",\"cached\":\"true\"} | 0",
        "{} | 2"
      })
  void tagsMustAllBeOnOneSpan(String tags, int traces) {
    assertThat(found("&tags=" + encoded(tags))).hasSize(traces);
    assertThat(foundInV3("&query.attributes=" + encoded(tags))).hasSize(traces);
  }

  @ParameterizedTest
  @CsvSource({
    "&tag=customer.id:c-7, 1",
    "&tag=zone:a&tag=error:true, 1",
    "&tag=zone:b&tag=error:true, 0",
    "&tag=customer.id:c-7:x, 0",
    "&tag=customer.id:, 0"
  })
  void theOlderApiTakesTagsOneByOneToo(String tags, int traces) {
    assertThat(found(tags)).hasSize(traces);
  }

  @ParameterizedTest
  @CsvSource({
    "5ms, '', 1",
    "9ms, '', 1",
    "9001us, '', 0",
    "1.2ms, 2ms, 1",
    "0.5ms, 1ms, 1",
    "'', 1000us, 1",
    "'', 999us, 0",
    "0, 0, 2",
    "1h, 2h, 0"
  })
  void aDurationIsThatOfASpan(String min, String max, int traces) {
    assertThat(found("&minDuration=" + min + "&maxDuration=" + max)).hasSize(traces);
    assertThat(foundInV3("&query.durationMin=" + min + "&query.durationMax=" + max))
        .hasSize(traces);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 1", "1, 999999, 0", "0, 1000000, 2", "1000000, 1000000, 1", "-9, -1, 0"})
  void timesIncludeTheirEnds(long from, long to, int traces) {
    String times = "&start=%d&end=%d".formatted(START + from, START + to);

    assertThat(Asking.traceIds(BACKEND.asking().json("/api/traces?service=" + service + times)))
        .hasSize(traces);
  }

  @Test
  void withoutTimesTheOlderApiLooksAtTheLastTwoDays() {
    long trace = Fresh.trace();
    String now = Fresh.service("now");
    BACKEND
        .sending()
        .batches(
            batch(
                now,
                span(trace, 1, 0, "GET").setStartTime(System.currentTimeMillis() * 1_000 - 1_000)));
    BACKEND.asking().span(Fresh.hex(trace));

    assertThat(Asking.traceIds(BACKEND.asking().json("/api/traces?service=" + now)))
        .containsExactly(Fresh.hex(trace));
    assertThat(Asking.traceIds(BACKEND.asking().json("/api/traces?service=" + service))).isEmpty();
  }

  @Test
  void aLimitKeepsTheTracesThatCameLast() {
    assertThat(found("&limit=1")).containsExactly(lookup);
    assertThat(foundInV3("&query.searchDepth=1")).containsExactly(lookup);
  }

  @Test
  void knownTracesAreFoundByTheirIds() {
    JsonObject answer =
        BACKEND.asking().json("/api/traces?traceID=" + order + "&traceID=" + lookup);

    assertThat(Asking.traceIds(answer)).containsExactlyInAnyOrder(order, lookup);
    assertThat(answer.getValue("errors")).isNull();
  }

  @Test
  void anUnknownIdAmongKnownOnesIsNamed() {
    JsonObject answer =
        BACKEND.asking().json("/api/traces?traceID=" + order + "&traceID=7ace000000000000");

    assertThat(Asking.traceIds(answer)).containsExactly(order);
    assertThat(Asking.each(answer.getJsonArray("errors")))
        .containsExactly(
            new JsonObject().put("msg", "trace not found").put("traceID", "7ace000000000000"));
  }

  @Test
  void anUnknownServiceFindsNothing() {
    HttpResponse<String> answer =
        BACKEND.asking().get("/api/traces?service=" + Fresh.service("nobody"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("{\"data\":[],\"total\":0,\"limit\":0,\"offset\":0,\"errors\":null}");
    assertThat(
            BACKEND
                .asking()
                .json("/api/v3/trace-summaries" + V3_TIMES + "&query.serviceName=nobody")
                .getJsonArray("summaries"))
        .isEmpty();
  }

  private List<String> found(String question) {
    return Asking.traceIds(
        BACKEND.asking().json("/api/traces?service=" + service + TIMES + question));
  }

  private List<String> foundInV3(String question) {
    String path = "/api/v3/trace-summaries" + V3_TIMES + "&query.serviceName=" + service + question;
    return Asking.each(BACKEND.asking().json(path).getJsonArray("summaries"))
        .map(summary -> summary.getString("traceId").replaceFirst("^0{16}", ""))
        .toList();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
