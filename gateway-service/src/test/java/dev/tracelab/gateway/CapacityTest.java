package dev.tracelab.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.golden.junit.SpanRecorder;
import dev.tracelab.kit.testing.EventLoopWatch;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(30)
class CapacityTest {

  @RegisterExtension final SpanRecorder spans = new SpanRecorder();
  @RegisterExtension final EventLoopWatch watch = EventLoopWatch.create();
  private final LinkedBlockingQueue<HttpServerResponse> underWay = new LinkedBlockingQueue<>();
  private GatewayLab lab;

  @BeforeEach
  void fill() {
    lab = new GatewayLab(spans, watch, Map.of("GATEWAY_CAPACITY", "3"));
    lab.orders.answers(underWay::add);
  }

  @AfterEach
  void close() {
    lab.close();
    // A server span may end after its response arrived; by now all have.
    spans.trace();
  }

  @Test
  void whatComesBeyondTheCapacityIsRefusedAtOnceAndThereIsRoomAgainAfterAnAnswer()
      throws Exception {
    List<CompletableFuture<HttpResponse<String>>> accepted =
        Stream.generate(lab::placing).limit(3).toList();
    List<HttpServerResponse> answers = List.of(underWay.take(), underWay.take(), underWay.take());

    HttpResponse<String> refused = lab.place(GatewayLab.orderRequest());

    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("retry-after")).contains("1");
    JsonObject problem = new JsonObject(refused.body());
    assertThat(problem.getString("type")).isEqualTo("/problems/overloaded");
    assertThat(problem.getString("traceId")).hasSize(32);

    answers.forEach(CapacityTest::accept);
    assertThat(accepted).allSatisfy(order -> assertThat(order.join().statusCode()).isEqualTo(201));
    lab.orders.answers(CapacityTest::accept);
    assertThat(lab.place(GatewayLab.orderRequest()).statusCode()).isEqualTo(201);
  }

  private static void accept(HttpServerResponse response) {
    response.setStatusCode(201).putHeader("content-type", "application/json").end("{}");
  }
}
