package dev.tracelab.lab.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tracelab.chaos.audit.Finding;
import dev.tracelab.chaos.load.Attempt.Response;
import dev.tracelab.golden.Golden;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TraceSampleTest {

  private static final Golden GOLDEN =
      Golden.parse(
          """
          POST /api/orders  gateway-service  server
            complete order  order-service    internal
          """);
  private static final String ROOT =
      "{\"traceID\":\"a1\",\"spanID\":\"b1\",\"operationName\":\"POST /api/orders\","
          + "\"references\":[],\"startTime\":1,\"duration\":2,\"tags\":[],\"logs\":[],"
          + "\"processID\":\"p1\"}";
  private static final String CHILD =
      "{\"traceID\":\"a1\",\"spanID\":\"b2\",\"operationName\":\"complete order\","
          + "\"references\":[{\"refType\":\"CHILD_OF\",\"traceID\":\"a1\",\"spanID\":\"b1\"}],"
          + "\"startTime\":1,\"duration\":2,\"tags\":[],\"logs\":[],\"processID\":\"p1\"}";

  private final AtomicInteger fetched = new AtomicInteger();
  private HttpServer jaeger;
  private String spans = ROOT + ',' + CHILD;

  @BeforeEach
  void startJaeger() throws IOException {
    jaeger = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    jaeger.createContext(
        "/api/traces/a1",
        exchange -> {
          fetched.incrementAndGet();
          byte[] body = trace().getBytes(StandardCharsets.UTF_8);
          try (exchange) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    jaeger.start();
  }

  @AfterEach
  void stopJaeger() {
    jaeger.stop(0);
  }

  @Test
  void aWholeTreeIsComplete() {
    assertThat(checkOne().holds()).isTrue();
  }

  @Test
  void aTraceWithoutItsLastSpanIsAViolation() {
    spans = ROOT;

    assertThat(checkOne().violations())
        .containsExactly("trace a1 is incomplete: 1 spans, at least 2 expected");
  }

  @Test
  void aTraceWithoutItsRootIsAViolation() {
    spans = CHILD;

    assertThat(checkOne().holds()).isFalse();
  }

  @Test
  void aJaegerThatDoesNotRespondIsAViolation() {
    jaeger.stop(0);

    assertThat(checkOne().violations())
        .singleElement()
        .asString()
        .startsWith("trace a1 was not read: ");
  }

  @Test
  void onlySomeTracesAreReadBackUnderAHighLoad() {
    TraceSample sample = sample(400);
    for (int order = 0; order < 101; order++) {
      sample.add(accepted("a1"));
    }

    assertThat(sample.finding().checked()).isEqualTo(2);
    assertThat(fetched).hasValue(2);
  }

  @Test
  void ordersThatAreNotSampledAreCounted() {
    TraceSample sample = sample(4);
    sample.add(accepted(null));

    assertThat(sample.finding().checked()).isZero();
    assertThat(sample.finding().meaning()).endsWith("; 1 orders were not sampled");
  }

  private Finding checkOne() {
    TraceSample sample = sample(4);
    sample.add(accepted("a1"));
    return sample.finding();
  }

  private TraceSample sample(int rate) {
    URI address = URI.create("http://127.0.0.1:" + jaeger.getAddress().getPort());
    return new TraceSample(address, GOLDEN, rate, Duration.ZERO);
  }

  private static Response accepted(String traceId) {
    return new Response(201, "", "o-1", traceId);
  }

  private String trace() {
    return "{\"data\":[{\"traceID\":\"a1\",\"spans\":["
        + spans
        + "],\"processes\":{\"p1\":{\"serviceName\":\"gateway-service\"}}}]}";
  }
}
