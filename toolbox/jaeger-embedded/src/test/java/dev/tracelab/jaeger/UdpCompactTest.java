package dev.tracelab.jaeger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.jaeger.browser.Await;
import io.jaegertracing.internal.JaegerTracer;
import io.jaegertracing.internal.reporters.RemoteReporter;
import io.jaegertracing.internal.samplers.ConstSampler;
import io.jaegertracing.thrift.internal.senders.UdpSender;
import io.opentracing.References;
import io.opentracing.Span;
import io.opentracing.tag.Tags;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real JaegerTracer reports over UDP, and the backend reads its packets. */
final class UdpCompactTest {

  private RunningBackend backend;
  private JaegerTracer tracer;

  @BeforeEach
  void start() throws Exception {
    backend = RunningBackend.start();
    UdpSender sender = new UdpSender("127.0.0.1", backend.jaeger().compactPort(), 0);
    tracer =
        new JaegerTracer.Builder("shop")
            .withSampler(new ConstSampler(true))
            .withTraceId128Bit()
            .withReporter(
                new RemoteReporter.Builder().withSender(sender).withMaxQueueSize(1_000).build())
            .build();
  }

  @AfterEach
  void stop() throws Exception {
    backend.close();
  }

  @Test
  void spansOfATracerArrive() {
    Span parent = tracer.buildSpan("parent").withTag(Tags.SPAN_KIND, "server").start();
    tracer.buildSpan("child").asChildOf(parent).withTag(Tags.ERROR, true).start().finish();
    tracer
        .buildSpan("follower")
        .addReference(References.FOLLOWS_FROM, parent.context())
        .start()
        .finish();
    parent.finish();
    tracer.close();

    JsonObject trace = awaitTrace(parent.context().toTraceId(), 3);
    assertThat(trace.getString("traceID")).hasSize(32);
    assertThat(names(trace)).containsExactlyInAnyOrder("parent", "child", "follower");
    assertThat(trace.encode()).contains("FOLLOWS_FROM", "otel.status_code", "Jaeger-Java-1.8.1");
  }

  @Test
  void packetsOfTheLargestSizeArrive() {
    Span span = tracer.buildSpan("large").withTag("text", "x".repeat(60_000)).start();
    span.finish();
    tracer.close();
    assertThat(awaitTrace(span.context().toTraceId(), 1).encode()).contains("x".repeat(60_000));
  }

  @Test
  void aBurstOfManyPacketsArrives() {
    Span root = tracer.buildSpan("root").start();
    for (int i = 0; i < 300; i++) {
      tracer.buildSpan("child").asChildOf(root).withTag("text", "y".repeat(500)).start().finish();
    }
    root.finish();
    tracer.close();
    awaitTrace(root.context().toTraceId(), 301);
  }

  @Test
  void malformedPacketsAreOnlyCounted() throws Exception {
    Random random = new Random(42);
    try (DatagramSocket socket = new DatagramSocket()) {
      for (int i = 0; i < 50; i++) {
        byte[] bytes = new byte[random.nextInt(1_500)];
        random.nextBytes(bytes);
        InetAddress host = InetAddress.getLoopbackAddress();
        int port = backend.jaeger().compactPort();
        socket.send(new DatagramPacket(bytes, bytes.length, host, port));
      }
    }
    Span span = tracer.buildSpan("afterwards").start();
    span.finish();
    tracer.close();
    awaitTrace(span.context().toTraceId(), 1);
    assertThat(backend.jaeger().counts().malformed()).isEqualTo(50);
    assertThat(backend.jaeger().counts().spans()).isEqualTo(1);
  }

  private JsonObject awaitTrace(String id, int leastSpans) {
    return Await.until(
            () -> backend.json("/api/traces/" + id).getJsonArray("data", new JsonArray()),
            data -> data != null && spans(data) >= leastSpans)
        .getJsonObject(0);
  }

  private static int spans(JsonArray data) {
    return data.getJsonObject(0).getJsonArray("spans").size();
  }

  private static Iterable<String> names(JsonObject trace) {
    return trace.getJsonArray("spans").stream()
        .map(span -> ((JsonObject) span).getString("operationName"))
        .toList();
  }
}
