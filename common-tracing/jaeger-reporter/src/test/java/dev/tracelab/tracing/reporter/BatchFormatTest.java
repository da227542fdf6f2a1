package dev.tracelab.tracing.reporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.jaegertracing.internal.JaegerSpan;
import io.jaegertracing.internal.JaegerTracer;
import io.jaegertracing.internal.reporters.InMemoryReporter;
import io.jaegertracing.internal.samplers.ConstSampler;
import io.jaegertracing.thrift.internal.reporters.protocols.JaegerThriftSpanConverter;
import io.jaegertracing.thriftjava.Batch;
import io.jaegertracing.thriftjava.Process;
import io.jaegertracing.thriftjava.Span;
import io.jaegertracing.thriftjava.Tag;
import io.opentracing.References;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.thrift.TDeserializer;
import org.apache.thrift.TException;
import org.apache.thrift.TSerializer;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.protocol.TCompactProtocol;
import org.apache.thrift.protocol.TProtocolFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written, held against the classes that are generated from jaeger.thrift. */
class BatchFormatTest {

  private static final int MANY = 3_000;

  private final InMemoryReporter finished = new InMemoryReporter();
  private final JaegerTracer tracer =
      new JaegerTracer.Builder("wire-test")
          .withReporter(finished)
          .withSampler(new ConstSampler(true))
          .withTraceId128Bit()
          .withTag("zone", "a")
          .build();
  private final ReporterCounters counters = new ReporterCounters();
  private final Random random = new Random(7);

  @AfterEach
  void close() {
    tracer.close();
  }

  @Test
  void aCollectorsBatchIsByteForByteThatOfTheGeneratedClasses() throws Exception {
    List<JaegerSpan> spans = spans(200);

    assertThat(messages(BatchFormat.COLLECTOR, spans))
        .containsExactly(generated(new TBinaryProtocol.Factory(), spans));
  }

  @Test
  void anAgentsBatchIsByteForByteThatOfTheGeneratedClassesWithinItsCall() throws Exception {
    List<JaegerSpan> spans = spans(50);
    byte[] batch = generated(new TCompactProtocol.Factory(), spans);

    byte[] message = messages(BatchFormat.AGENT, spans).get(0);
    assertThat(message).containsSequence(batch);
    assertThat(message).hasSizeLessThan(batch.length + 20);
  }

  @ParameterizedTest
  @EnumSource(BatchFormat.class)
  void manySpansBecomeSeveralMessagesOfTheirOrder(BatchFormat format) throws Exception {
    List<JaegerSpan> spans = spans(MANY);
    List<byte[]> messages = messages(format, spans);
    List<Long> ids = new ArrayList<>();
    for (byte[] message : messages) {
      assertThat(message.length).isLessThanOrEqualTo(largest(format));
      batchIn(format, message).getSpans().forEach(span -> ids.add(span.getSpanId()));
    }

    assertThat(messages).hasSizeGreaterThan(1);
    assertThat(ids)
        .containsExactlyElementsOf(spans.stream().map(span -> span.context().getSpanId()).toList());
  }

  @ParameterizedTest
  @EnumSource(BatchFormat.class)
  void aSpanThatIsTooLargeLosesTheEndOfItsLongestValuesOnly(BatchFormat format) throws Exception {
    JaegerSpan large = span();
    large.setTag("statement", "x".repeat(2 * largest(format)));
    large.setTag("short", "kept whole");
    large.log(Map.of("event", "error", "stack", "é".repeat(largest(format))));
    large.finish();

    Span sent = batchIn(format, messages(format, List.of(large)).get(0)).getSpans().get(0);
    assertThat(tag(sent, "short").getVStr()).isEqualTo("kept whole");
    assertThat(tag(sent, "statement").getVStr()).matches("x{1000,}");
    assertThat(sent.getLogs().get(0).getFields()).hasSize(2);
    assertThat(tag(sent, SpanReporter.CUT_TAG).getVLong()).isGreaterThan(3L * largest(format));
  }

  @ParameterizedTest
  @EnumSource(BatchFormat.class)
  void aSpanOfCountlessTagsAndLogsIsCutAndNeverLost(BatchFormat format) throws Exception {
    JaegerSpan large = span();
    for (int i = 0; i < 40_000; i++) {
      large.setTag("key-" + i, "€".repeat(20));
      large.log(Map.of("event", "tick", "count", i));
    }
    large.finish();

    Span sent = batchIn(format, messages(format, List.of(large)).get(0)).getSpans().get(0);
    assertThat(sent.getOperationName()).isEqualTo("hello");
    assertThat(sent.getTags()).hasSizeGreaterThan(8);
    assertThat(counters.counts(0).dropped()).isZero();
  }

  @Test
  void halfACharacterIsNeverWritten() throws Exception {
    JaegerSpan large = span();
    large.setTag("text", "a" + "😀".repeat(largest(BatchFormat.AGENT)));
    large.finish();

    Span sent =
        batchIn(BatchFormat.AGENT, messages(BatchFormat.AGENT, List.of(large)).get(0))
            .getSpans()
            .get(0);
    assertThat(tag(sent, "text").getVStr()).matches("a(😀)+");
  }

  @Test
  void aSpanWhoseTagCannotBeReadIsCountedAndItsNeighboursGo() throws Exception {
    JaegerSpan broken = span();
    broken.log(Map.of("state", new Unreadable()));
    broken.finish();

    List<byte[]> messages =
        messages(BatchFormat.AGENT, List.of(finish(span()), broken, finish(span())));
    assertThat(batchIn(BatchFormat.AGENT, messages.get(0)).getSpans()).hasSize(2);
    assertThat(counters.lost(SpanLoss.UNREADABLE)).isEqualTo(1);
  }

  private List<byte[]> messages(BatchFormat format, List<JaegerSpan> spans) throws TException {
    BatchEncoder encoder = new BatchEncoder(format, counters, () -> 0);
    spans.forEach(encoder::add);
    List<byte[]> messages = new ArrayList<>();
    for (var batch = encoder.next(); batch != null; batch = encoder.next()) {
      messages.add(encoder.message(batch));
    }
    return messages;
  }

  private byte[] generated(TProtocolFactory protocol, List<JaegerSpan> spans) throws TException {
    Process process = new Process("wire-test");
    process.setTags(JaegerThriftSpanConverter.buildTags(tracer.tags()));
    List<Span> converted = spans.stream().map(JaegerThriftSpanConverter::convertSpan).toList();
    return new TSerializer(protocol).serialize(new Batch(process, converted));
  }

  private static Batch batchIn(BatchFormat format, byte[] message) throws TException {
    Batch batch = new Batch();
    if (format == BatchFormat.COLLECTOR) {
      new TDeserializer(new TBinaryProtocol.Factory()).deserialize(batch, message);
    } else {
      AgentCall.read(batch, message);
    }
    return batch;
  }

  private static int largest(BatchFormat format) {
    return format == BatchFormat.COLLECTOR ? 1_048_576 : 65_000;
  }

  private static Tag tag(Span span, String key) {
    return span.getTags().stream()
        .filter(tag -> tag.getKey().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private List<JaegerSpan> spans(int count) {
    List<JaegerSpan> spans = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      spans.add(finish(anySpan()));
    }
    return spans;
  }

  private JaegerSpan anySpan() {
    JaegerTracer.SpanBuilder builder = tracer.buildSpan("GET /products/" + random.nextInt());
    for (int i = random.nextInt(3); i > 0; i--) {
      builder.addReference(
          random.nextBoolean() ? References.CHILD_OF : References.FOLLOWS_FROM, span().context());
    }
    JaegerSpan span = builder.start();
    span.setTag("text", "käse €😀".repeat(random.nextInt(60)));
    span.setTag("whole", random.nextLong()).setTag("short", (short) -3).setTag("real", 0.1f);
    span.setTag("flag", random.nextBoolean()).setTag("none", (String) null);
    if (random.nextBoolean()) {
      span.log("event only");
      span.log(Map.of("event", "error", "error.object", new IllegalStateException("x"), "n", 1));
    }
    return span;
  }

  private JaegerSpan span() {
    return tracer.buildSpan("hello").start();
  }

  private static JaegerSpan finish(JaegerSpan span) {
    span.finish();
    return span;
  }

  private static final class Unreadable {
    @Override
    public String toString() {
      throw new IllegalStateException("not now");
    }
  }
}
