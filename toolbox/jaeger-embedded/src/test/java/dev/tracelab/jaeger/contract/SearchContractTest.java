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
 * Searches for traces by service, operation, tags, durations and times, in the older API, which
 * newer versions of Jaeger lack, and in API v3.
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

  private final String service = UniqueIds.service("orders");
  private final String order = UniqueIds.hex(UniqueIds.trace());
  private final String lookup = UniqueIds.hex(UniqueIds.trace());

  @BeforeAll
  void send() {
    long orderId = Long.parseLong(order, 16);
    long lookupId = Long.parseLong(lookup, 16);
    BACKEND
        .sender()
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
    BACKEND.client().trace(lookup, 1);
  }

  @Test
  void aServicesTracesAreFoundNewestFirst() {
    assertThat(found("")).containsExactly(lookup, order);
    assertThat(foundInV3("")).containsExactly(lookup, order);
  }

  @Test
  void aFoundTraceIsComplete() {
    JsonObject found =
        BACKEND
            .client()
            .json("/api/traces?service=" + service + TIMES + "&operation=POST%20/orders")
            .getJsonArray("data")
            .getJsonObject(0);

    assertThat(found).isEqualTo(BACKEND.client().trace(order, 2));
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
  void anOperationIsMatchedByItsWholeName(String operation, int traces) {
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
  void theOlderApiAlsoAcceptsSingleTags(String tags, int traces) {
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
  void aDurationIsComparedWithSpans(String min, String max, int traces) {
    assertThat(found("&minDuration=" + min + "&maxDuration=" + max)).hasSize(traces);
    assertThat(foundInV3("&query.durationMin=" + min + "&query.durationMax=" + max))
        .hasSize(traces);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 1", "1, 999999, 0", "0, 1000000, 2", "1000000, 1000000, 1", "-9, -1, 0"})
  void timesAreInclusive(long from, long to, int traces) {
    String times = "&start=%d&end=%d".formatted(START + from, START + to);

    assertThat(
            QueryClient.traceIds(BACKEND.client().json("/api/traces?service=" + service + times)))
        .hasSize(traces);
  }

  @Test
  void withoutTimesTheOlderApiSearchesTheLastTwoDays() {
    long trace = UniqueIds.trace();
    String now = UniqueIds.service("now");
    BACKEND
        .sender()
        .batches(
            batch(
                now,
                span(trace, 1, 0, "GET").setStartTime(System.currentTimeMillis() * 1_000 - 1_000)));
    BACKEND.client().span(UniqueIds.hex(trace));

    assertThat(QueryClient.traceIds(BACKEND.client().json("/api/traces?service=" + now)))
        .containsExactly(UniqueIds.hex(trace));
    assertThat(QueryClient.traceIds(BACKEND.client().json("/api/traces?service=" + service)))
        .isEmpty();
  }

  @Test
  void aLimitKeepsTheNewestTraces() {
    assertThat(found("&limit=1")).containsExactly(lookup);
    assertThat(foundInV3("&query.searchDepth=1")).containsExactly(lookup);
  }

  @Test
  void tracesAreFoundByTheirIds() {
    JsonObject response =
        BACKEND.client().json("/api/traces?traceID=" + order + "&traceID=" + lookup);

    assertThat(QueryClient.traceIds(response)).containsExactlyInAnyOrder(order, lookup);
    assertThat(response.getValue("errors")).isNull();
  }

  @Test
  void anUnknownIdAmongKnownOnesIsNamed() {
    JsonObject response =
        BACKEND.client().json("/api/traces?traceID=" + order + "&traceID=7ace000000000000");

    assertThat(QueryClient.traceIds(response)).containsExactly(order);
    assertThat(QueryClient.each(response.getJsonArray("errors")))
        .containsExactly(
            new JsonObject().put("msg", "trace not found").put("traceID", "7ace000000000000"));
  }

  @Test
  void anUnknownServiceFindsNothing() {
    HttpResponse<String> response =
        BACKEND.client().get("/api/traces?service=" + UniqueIds.service("nobody"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .isEqualTo("{\"data\":[],\"total\":0,\"limit\":0,\"offset\":0,\"errors\":null}");
    assertThat(
            BACKEND
                .client()
                .json("/api/v3/trace-summaries" + V3_TIMES + "&query.serviceName=nobody")
                .getJsonArray("summaries"))
        .isEmpty();
  }

  private List<String> found(String parameters) {
    return QueryClient.traceIds(
        BACKEND.client().json("/api/traces?service=" + service + TIMES + parameters));
  }

  private List<String> foundInV3(String parameters) {
    String path =
        "/api/v3/trace-summaries" + V3_TIMES + "&query.serviceName=" + service + parameters;
    return QueryClient.each(BACKEND.client().json(path).getJsonArray("summaries"))
        .map(summary -> summary.getString("traceId").replaceFirst("^0{16}", ""))
        .toList();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
