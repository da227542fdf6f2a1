package dev.tracelab.jaeger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.jaegertracing.internal.JaegerTracer;
import io.jaegertracing.internal.reporters.RemoteReporter;
import io.jaegertracing.internal.samplers.ConstSampler;
import io.jaegertracing.thrift.internal.senders.UdpSender;
import io.opentracing.References;
import io.opentracing.Span;
import io.opentracing.tag.Tags;
import io.vertx.core.json.JsonObject;
import java.net.InetSocketAddress;
import java.util.Map;
import org.apache.thrift.transport.TTransportException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spans that jaeger-client sends over UDP arrive, with everything it adds. */
final class ClientContractTest {

  private static final int MAX_PACKET = 0;

  @RegisterExtension static final BackendUnderTest BACKEND = BackendUnderTest.create();

  private final String service = UniqueIds.service("shop");

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theSpansOfATracerArrive(boolean with128Bits) throws TTransportException {
    JaegerTracer tracer = tracer(with128Bits);
    Span parent = tracer.buildSpan("parent").withTag(Tags.SPAN_KIND, "server").start();
    tracer.buildSpan("child").asChildOf(parent).withTag(Tags.ERROR, true).start().finish();
    tracer
        .buildSpan("follower")
        .addReference(References.FOLLOWS_FROM, parent.context())
        .start()
        .log(Map.of("event", "seen", "n", 3))
        .finish();
    parent.finish();
    tracer.close();

    JsonObject trace = BACKEND.client().trace(parent.context().toTraceId(), 3);
    assertThat(trace.getString("traceID")).hasSize(with128Bits ? 32 : 16);
    assertThat(QueryClient.each(trace.getJsonArray("spans")))
        .extracting(span -> span.getString("operationName"))
        .containsExactlyInAnyOrder("parent", "child", "follower");
    assertThat(trace.encode())
        .contains("FOLLOWS_FROM", "otel.status_code", "\"sampler.type\"", "\"event\"")
        .contains("Jaeger-Java-1.8.1", "host.name", service);
  }

  @Test
  void aPacketOfTheLargestSizeArrives() throws TTransportException {
    JaegerTracer tracer = tracer(true);
    Span span = tracer.buildSpan("large").withTag("text", "x".repeat(60_000)).start();
    span.finish();
    tracer.close();

    assertThat(BACKEND.client().span(span.context().toTraceId()).encode())
        .contains("x".repeat(60_000));
  }

  private JaegerTracer tracer(boolean with128Bits) throws TTransportException {
    InetSocketAddress to = BACKEND.sender().backend().compact();
    UdpSender sender = new UdpSender(to.getHostString(), to.getPort(), MAX_PACKET);
    JaegerTracer.Builder builder =
        new JaegerTracer.Builder(service)
            .withSampler(new ConstSampler(true))
            .withReporter(new RemoteReporter.Builder().withSender(sender).build());
    return (with128Bits ? builder.withTraceId128Bit() : builder).build();
  }
}
