package dev.tracelab.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.jaegertracing.thriftjava.Batch;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.apache.thrift.TDeserializer;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportingTest {

  private final List<Batch> received = new CopyOnWriteArrayList<>();
  private HttpServer collector;
  private volatile int status = 202;

  @BeforeEach
  void start() throws Exception {
    collector = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    collector.createContext(
        "/api/traces",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          if (status == 202) {
            received.add(decode(body));
          }
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    collector.start();
  }

  @AfterEach
  void stop() {
    collector.stop(0);
  }

  @Test
  void spansReachACollectorOverHttpAsThrift() {
    Tracing tracing = tracing();
    tracing.tracer().buildSpan("hello").start().finish();
    tracing.close(Duration.ofSeconds(5));

    assertThat(received).hasSize(1);
    assertThat(received.get(0).getProcess().getServiceName()).isEqualTo("test-service");
    assertThat(received.get(0).getSpans().get(0).getOperationName()).isEqualTo("hello");
    assertThat(tracing.counts()).isEqualTo(new SpanCounts(1, 0, 0));
  }

  @Test
  void refusedSpansAreCountedAndLaterOnesArrive() {
    Tracing tracing = tracing();
    status = 503;
    tracing.tracer().buildSpan("lost").start().finish();
    waitUntil(() -> tracing.counts().dropped() == 1);
    status = 202;
    tracing.tracer().buildSpan("found").start().finish();
    waitUntil(() -> tracing.counts().reported() == 1);
    tracing.close(Duration.ofSeconds(5));

    assertThat(received.get(0).getSpans().get(0).getOperationName()).isEqualTo("found");
  }

  @Test
  void aCollectorThatIsAwayCostsOnlyTheSpans() {
    collector.stop(0);
    Tracing tracing = tracing();
    tracing.tracer().buildSpan("lost").start().finish();
    waitUntil(() -> tracing.counts().dropped() == 1);
    tracing.close(Duration.ofSeconds(5));

    assertThat(tracing.counts()).isEqualTo(new SpanCounts(0, 1, 0));
  }

  private Tracing tracing() {
    String endpoint = "http://127.0.0.1:" + collector.getAddress().getPort() + "/api/traces";
    Map<String, String> environment =
        Map.of("JAEGER_ENDPOINT", endpoint, "JAEGER_REPORTER_FLUSH_INTERVAL", "20");
    return Tracing.start(TracingConfig.fromEnvironment(environment, "test-service"));
  }

  private static Batch decode(byte[] body) {
    Batch batch = new Batch();
    try {
      new TDeserializer(new TBinaryProtocol.Factory()).deserialize(batch, body);
    } catch (TException e) {
      throw new AssertionError(e);
    }
    return batch;
  }

  private static void waitUntil(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
