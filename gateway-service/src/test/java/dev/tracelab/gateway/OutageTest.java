package dev.tracelab.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.golden.Golden;
import dev.tracelab.golden.Trace;
import dev.tracelab.golden.junit.SpanRecorder;
import dev.tracelab.kit.testing.EventLoopWatch;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(30)
class OutageTest {

  @RegisterExtension final SpanRecorder spans = new SpanRecorder();
  @RegisterExtension final EventLoopWatch watch = EventLoopWatch.create();
  private GatewayLab lab;

  @AfterEach
  void close() {
    lab.close();
    // A server span may end after its response arrived; by now all have.
    spans.trace();
  }

  @Test
  void aServiceThatRefusesConnectionsIsA503AndTheTraceShowsBothAttempts() throws Exception {
    start(Map.of());
    lab.orders.close();

    HttpResponse<String> response = lab.place(GatewayLab.orderRequest());

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("retry-after")).contains("1");
    assertThat(detail(response)).isEqualTo("order-service cannot be reached.");
    assertGolden("refused.golden");
  }

  @Test
  void aServiceThatBreaksOffIsNotAskedAgain() throws Exception {
    start(Map.of());
    lab.orders.answers(response -> response.reset());

    HttpResponse<String> response = lab.place(GatewayLab.orderRequest());

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(lab.orders.received()).hasSize(1);
  }

  @Test
  void aServiceThatGivesNoAnswersIsLeftAloneForAWhileAndThenTriedAgain() throws Exception {
    start(Map.of("GATEWAY_BREAKER_FAILURES", "2", "GATEWAY_BREAKER_PAUSE", "300ms"));
    lab.orders.answers(response -> response.reset());
    lab.place(GatewayLab.orderRequest());
    lab.place(GatewayLab.orderRequest());

    HttpResponse<String> resting = lab.place(GatewayLab.orderRequest());

    assertThat(resting.statusCode()).isEqualTo(503);
    assertThat(detail(resting)).contains("suspended");
    assertThat(lab.orders.received()).hasSize(2);
    lab.orders.answers(201, "application/json", "{}");
    assertThat(firstAnswerThatIsNo503().statusCode()).isEqualTo(201);
  }

  @Test
  void anAnswerThatComesTooLateIsA504WhenTheDeadlinePasses() throws Exception {
    start(Map.of("GATEWAY_DEADLINE", "200ms"));
    lab.orders.stalls();
    long before = System.nanoTime();

    HttpResponse<String> response = lab.place(GatewayLab.orderRequest());

    assertThat(response.statusCode()).isEqualTo(504);
    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isBetween(Duration.ofMillis(190), Duration.ofSeconds(2));
    assertThat(lab.orders.received()).hasSize(1);
    assertGolden("late.golden");
  }

  @Test
  void aCallerCannotChangeTheDeadline() throws Exception {
    start(Map.of());
    lab.orders.answers(201, "application/json", "{}");

    lab.send(
        lab.order()
            .header("x-deadline-ms", "1")
            .POST(BodyPublishers.ofString(GatewayLab.orderRequest().encode())));

    assertThat(Long.parseLong(lab.orders.only().headers().get("x-deadline-ms")))
        .isGreaterThan(1000);
  }

  private void start(Map<String, String> environment) {
    lab = new GatewayLab(spans, watch, environment);
  }

  private HttpResponse<String> firstAnswerThatIsNo503() throws Exception {
    HttpResponse<String> response = lab.place(GatewayLab.orderRequest());
    while (response.statusCode() == 503) {
      response = lab.place(GatewayLab.orderRequest());
    }
    return response;
  }

  private static String detail(HttpResponse<String> response) {
    return new JsonObject(response.body()).getString("detail");
  }

  private void assertGolden(String name) throws InterruptedException {
    Golden golden = Golden.resource(OutageTest.class, name);
    Trace trace = spans.awaitTrace(golden::matches, Duration.ofSeconds(5));
    assertThat(golden.compare(trace).matches()).as(golden.compare(trace).report()).isTrue();
  }
}
