package dev.tracelab.order;

import static dev.tracelab.order.OrderLab.orderRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.golden.Golden;
import dev.tracelab.golden.GoldenComparison;
import dev.tracelab.golden.Trace;
import dev.tracelab.golden.junit.SpanRecorder;
import dev.tracelab.kit.testing.EmbeddedDatabase;
import dev.tracelab.kit.testing.EventLoopWatch;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OrderPlacementTest {

  private static final String SKU = "ethiopia-yirgacheffe-250g";
  private static final Duration BOUND = Duration.ofSeconds(20);

  @RegisterExtension static final EmbeddedDatabase DATABASE = EmbeddedDatabase.create();
  @RegisterExtension final EventLoopWatch watch = EventLoopWatch.create();
  @RegisterExtension final SpanRecorder recorder = new SpanRecorder();

  private final String key = UUID.randomUUID().toString();
  private final String customer = "c-" + key.substring(0, 8);
  private OrderLab lab;

  @BeforeEach
  void start() {
    lab = new OrderLab(DATABASE, recorder, watch, Map.of("CREDIT_LIMIT_MINOR", "100000"));
  }

  @AfterEach
  void stop() {
    lab.close();
    recorder.trace();
  }

  @Test
  void anOrderIsConfirmedAndThenFulfilledInOneTrace() throws Exception {
    HttpResponse<String> answer = lab.place(key, orderRequest(customer, SKU, 2));

    JsonObject order = new JsonObject(answer.body());
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("location"))
        .contains("/orders/" + order.getString("id"));
    assertThat(order.getString("state")).isEqualTo("CONFIRMED");
    assertThat(order.getLong("totalMinor")).isEqualTo(2_900);

    Golden golden = Golden.resource(OrderPlacementTest.class, "placed.golden");
    recorder.awaitTrace(all -> golden.matches(traceOf(answer, all)), BOUND);
    assertGolden(golden, answer);
    assertThat(lab.find(order.getString("id")).getString("state")).isEqualTo("FULFILLED");
    assertThat(lab.inventory.reservation(order.getString("id"))).isEqualTo("COMMITTED");
  }

  @Test
  void theSameKeyGetsTheSameAnswerAgain() throws Exception {
    HttpResponse<String> first = lab.place(key, orderRequest(customer, SKU, 2));
    HttpResponse<String> second = lab.place(key, orderRequest(customer, SKU, 2));

    assertThat(second.statusCode()).isEqualTo(first.statusCode());
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.headers().firstValue("location"))
        .isEqualTo(first.headers().firstValue("location"));
    recorder.awaitTrace(
        all ->
            traceOf(second, all).spans().stream()
                .anyMatch(span -> span.operation().equals("replay outcome")),
        BOUND);
  }

  @Test
  void twentyRequestsWithOneKeyMakeOneOrder() {
    List<CompletableFuture<HttpResponse<String>>> answers =
        IntStream.range(0, 20)
            .mapToObj(i -> lab.placing(key, orderRequest(customer, SKU, 2)))
            .toList();

    assertThat(answers.stream().map(CompletableFuture::join).map(HttpResponse::statusCode))
        .containsOnly(201);
    assertThat(answers.stream().map(CompletableFuture::join).map(HttpResponse::body).distinct())
        .hasSize(1);
    assertThat(lab.inventory.count("reserve")).isEqualTo(1);
  }

  @Test
  void aKeyThatWasUsedForAnotherOrderIsRefused() throws Exception {
    lab.place(key, orderRequest(customer, SKU, 2));
    HttpResponse<String> other = lab.place(key, orderRequest(customer, SKU, 3));

    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(other.body()).contains("idempotency-key-reused", "traceId").doesNotContain(key);
  }

  @Test
  void anAmountThatEndsIn13IsDeclinedAndTheStockReleased() throws Exception {
    lab.inventory.priceUnitsAt(913);
    HttpResponse<String> answer = lab.place(key, orderRequest(customer, SKU, 1));

    assertThat(answer.statusCode()).isEqualTo(402);
    assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(answer.body()).contains("payment-declined");
    assertThat(lab.inventory.count("settle")).isEqualTo(1);
    assertThat(lab.place(key, orderRequest(customer, SKU, 1)).body()).isEqualTo(answer.body());

    Golden golden = Golden.resource(OrderPlacementTest.class, "declined.golden");
    recorder.awaitTrace(all -> golden.matches(traceOf(answer, all)), BOUND);
    assertGolden(golden, answer);
  }

  @Test
  void tooLittleStockIsToldInInventorysWords() throws Exception {
    lab.inventory.refuse("reserve", 409);
    HttpResponse<String> answer = lab.place(key, orderRequest(customer, SKU, 5));

    JsonObject problem = new JsonObject(answer.body());
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(problem.getString("detail")).isEqualTo("Only 3 are left.");
    assertThat(problem.getInteger("available")).isEqualTo(3);
    assertThat(problem.getString("traceId")).hasSize(32);
  }

  @Test
  void anOrderBeyondTheCreditLimitIsRefused() throws Exception {
    HttpResponse<String> answer = lab.place(key, orderRequest(customer, SKU, 69));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("credit-limit-exceeded").contains("100050", "100000");
    assertThat(lab.inventory.count("reserve")).isZero();
  }

  @Test
  void whileInventoryFailsNothingIsFinalAndTheSameKeyMayGoOn() throws Exception {
    lab.inventory.refuse("reserve", 500);
    HttpResponse<String> failed = lab.place(key, orderRequest(customer, SKU, 2));
    lab.inventory.refuse("reserve", 0);
    HttpResponse<String> repeated = lab.place(key, orderRequest(customer, SKU, 2));

    assertThat(failed.statusCode()).isEqualTo(503);
    assertThat(failed.headers().firstValue("retry-after")).isPresent();
    assertThat(repeated.statusCode()).isEqualTo(201);
  }

  @Test
  void whereTheFirstRequestGivesUpOneThatWaitsGoesOn() throws Exception {
    lab.inventory.refuse("reserve", 503);
    lab.inventory.hold("reserve");
    CompletableFuture<HttpResponse<String>> first =
        lab.placing(key, orderRequest(customer, SKU, 2));
    lab.inventory.awaitHeld("reserve");
    CompletableFuture<HttpResponse<String>> second =
        lab.placing(key, orderRequest(customer, SKU, 2));
    recorder.awaitTrace(OrderPlacementTest::hasTwoClaims, BOUND);
    lab.inventory.letOnePass("reserve");
    assertThat(first.get().statusCode()).isEqualTo(503);
    lab.inventory.refuse("reserve", 0);
    lab.inventory.letAllPass("reserve");

    assertThat(second.get().statusCode()).isEqualTo(201);
  }

  @Test
  void aProductThatStandsTwiceIsNamed() throws Exception {
    JsonObject orderRequest = orderRequest(customer, SKU, 1);
    orderRequest.getJsonArray("items").add(new JsonObject().put("sku", SKU).put("quantity", 2));
    HttpResponse<String> answer = lab.place(key, orderRequest);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("items[1].sku", SKU);
  }

  @Test
  void anUnknownOrderIsNotFound() throws Exception {
    JsonObject problem = lab.find(UUID.randomUUID().toString());

    assertThat(problem.getInteger("status")).isEqualTo(404);
    assertThat(problem.getString("type")).isEqualTo("/problems/unknown-order");
  }

  private static boolean hasTwoClaims(Trace recorded) {
    return recorded.spans().stream()
            .filter(span -> span.operation().equals("claim idempotency key"))
            .count()
        == 2;
  }

  private void assertGolden(Golden golden, HttpResponse<String> answer) {
    GoldenComparison comparison = golden.compare(traceOf(answer, recorder.trace()));
    assertThat(comparison.matches()).as(comparison.report()).isTrue();
  }

  /** The spans of the request that was answered so. */
  private static Trace traceOf(HttpResponse<String> answer, Trace recorded) {
    String id = answer.headers().firstValue("x-trace-id").orElseThrow();
    return new Trace(recorded.spans().stream().filter(span -> span.traceId().equals(id)).toList());
  }
}
