package dev.tracelab.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceSpan;
import dev.tracelab.golden.junit.SpanRecorder;
import dev.tracelab.kit.testing.EventLoopWatch;
import io.vertx.core.http.HttpServerResponse;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(30)
class BreakerTest {

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
  void anOpenCircuitIsSeenByTheOperatorAndOnTheIntentAndFailsNoHealthCheck() throws Exception {
    openTheCircuit("10m");
    assertThat(lab.breaker("order-service")).isEqualTo("open");
    assertThat(lab.breaker("inventory-service")).isEqualTo("closed");

    lab.place(GatewayLab.orderRequest());

    TraceSpan refused = intents(awaitIntents(3)).get(2);
    assertThat(refused.tags()).containsEntry("breaker", "open");
    assertThat(refused.logs().toString()).contains("circuit breaker of order-service is open");
  }

  @Test
  void anOpenCircuitItsChangesAndWhatItRefusedAreMetrics() throws Exception {
    openTheCircuit("10m");
    lab.place(GatewayLab.orderRequest());

    assertThat(lab.management("/metrics").lines())
        .contains(
            "circuit_breaker_state{peer=\"order-service\",state=\"open\"} 1.0",
            "circuit_breaker_state{peer=\"order-service\",state=\"closed\"} 0.0",
            "circuit_breaker_state{peer=\"inventory-service\",state=\"closed\"} 1.0",
            "circuit_breaker_changes_total{peer=\"order-service\",state=\"open\"} 1.0",
            "circuit_breaker_refused_calls_total{peer=\"order-service\"} 1.0");
  }

  @Test
  void afterThePauseExactlyOneRequestTriesAndItsSuccessClosesTheCircuit() throws Exception {
    openTheCircuit("1s");
    LinkedBlockingQueue<HttpServerResponse> probes = new LinkedBlockingQueue<>();
    lab.orders.answers(probes::add);
    awaitHalfOpen();
    CountDownLatch refused = new CountDownLatch(19);
    List<CompletableFuture<HttpResponse<String>>> callers =
        Stream.generate(lab::placing).limit(20).toList();
    callers.forEach(caller -> caller.thenRun(refused::countDown));
    refused.await();

    HttpServerResponse probe = probes.take();
    assertThat(probes).isEmpty();
    probe.setStatusCode(201).putHeader("content-type", "application/json").end("{}");

    assertThat(callers.stream().map(caller -> caller.join().statusCode()))
        .containsOnlyOnce(201)
        .containsOnly(201, 503);
    assertThat(lab.breaker("order-service")).isEqualTo("closed");
  }

  @Test
  void aProbeThatFailsOpensTheCircuitAgain() throws Exception {
    openTheCircuit("1s");
    awaitHalfOpen();

    lab.place(GatewayLab.orderRequest());

    assertThat(lab.orders.received()).hasSize(3);
    assertThat(lab.management("/metrics").lines())
        .contains("circuit_breaker_changes_total{peer=\"order-service\",state=\"open\"} 2.0");
  }

  /** With a pause long enough that it does not end in between, or short enough to wait for. */
  private void openTheCircuit(String pause) throws Exception {
    lab =
        new GatewayLab(
            spans, watch, Map.of("GATEWAY_BREAKER_FAILURES", "2", "GATEWAY_BREAKER_PAUSE", pause));
    assertThat(lab.breaker("order-service")).isEqualTo("closed");
    lab.orders.answers(HttpServerResponse::reset);
    lab.place(GatewayLab.orderRequest());
    lab.place(GatewayLab.orderRequest());
  }

  private void awaitHalfOpen() throws Exception {
    while (!lab.breaker("order-service").equals("half-open")) {
      Thread.onSpinWait();
    }
  }

  private Trace awaitIntents(int number) throws InterruptedException {
    return spans.awaitTrace(trace -> intents(trace).size() == number, Duration.ofSeconds(20));
  }

  private static List<TraceSpan> intents(Trace trace) {
    return trace.spans().stream()
        .filter(span -> span.operation().equals("place order"))
        .sorted(Comparator.comparingLong(TraceSpan::startMicros))
        .toList();
  }
}
