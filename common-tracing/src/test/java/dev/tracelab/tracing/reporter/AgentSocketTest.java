package dev.tracelab.tracing.reporter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.config.TracingConfig;
import io.jaegertracing.thriftjava.Batch;
import io.jaegertracing.thriftjava.Span;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reporting spans to an agent over UDP. */
class AgentSocketTest {

  private static final int LARGEST = 65_000;
  private static final int BOUND_MILLIS = 60_000;

  private DatagramSocket agent;

  @BeforeEach
  void open() throws Exception {
    agent = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    agent.setReceiveBufferSize(8 * LARGEST);
    agent.setSoTimeout(BOUND_MILLIS);
  }

  @AfterEach
  void close() {
    agent.close();
  }

  @Test
  void spansReachAnAgentInADatagram() throws Exception {
    Tracing tracing = tracing("127.0.0.1");
    tracing.tracer().buildSpan("hello").start().finish();
    tracing.close(Duration.ofSeconds(30));

    Batch batch = receive();
    assertThat(batch.getProcess().getServiceName()).isEqualTo("test-service");
    assertThat(batch.getSpans()).extracting(Span::getOperationName).containsExactly("hello");
    assertThat(tracing.counts()).isEqualTo(new SpanCounts(1, 0, 0));
  }

  @Test
  void spansLargerThanOneDatagramAreSplit() throws Exception {
    Tracing tracing = tracing("127.0.0.1");
    for (int i = 0; i < 15; i++) {
      tracing.tracer().buildSpan("large").start().setTag("text", "x".repeat(10_000)).finish();
    }
    tracing.close(Duration.ofSeconds(30));

    List<Integer> sizes = new ArrayList<>();
    while (sizes.stream().mapToInt(Integer::intValue).sum() < 15) {
      sizes.add(receive().getSpansSize());
    }
    assertThat(sizes).containsExactly(6, 6, 3);
  }

  @Test
  void anUnresolvedAgentHostIsResolvedAgain() {
    Tracing tracing = tracing("agent.invalid");
    tracing.tracer().buildSpan("hello").start().finish();
    assertThat(tracing.counts()).isEqualTo(new SpanCounts(0, 0, 1));
    tracing.close(Duration.ofSeconds(30));

    Conditions.await("accounted for", () -> tracing.counts().dropped() == 1);
    assertThat(tracing.losses()).containsEntry(SpanLoss.UNREACHABLE, 1L);
  }

  private Tracing tracing(String host) {
    Map<String, String> environment =
        Map.of(
            "JAEGER_AGENT_HOST",
            host,
            "JAEGER_AGENT_PORT",
            String.valueOf(agent.getLocalPort()),
            "JAEGER_REPORTER_FLUSH_INTERVAL",
            "60000");
    return Tracing.start(TracingConfig.fromEnvironment(environment, "test-service"));
  }

  private Batch receive() throws Exception {
    DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
    agent.receive(packet);
    Batch batch = new Batch();
    AgentCall.read(batch, Arrays.copyOf(packet.getData(), packet.getLength()));
    return batch;
  }
}
