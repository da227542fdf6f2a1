package dev.tracelab.jaeger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracelab.jaeger.Batches;
import dev.tracelab.jaeger.model.ResourceSpans;
import dev.tracelab.jaeger.store.TraceStore;
import io.jaegertracing.agent.thrift.Agent;
import io.jaegertracing.thriftjava.Batch;
import io.jaegertracing.thriftjava.SpanRefType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.protocol.TCompactProtocol;
import org.apache.thrift.protocol.TField;
import org.apache.thrift.protocol.TList;
import org.apache.thrift.protocol.TMessage;
import org.apache.thrift.protocol.TMessageType;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.protocol.TType;
import org.apache.thrift.transport.TMemoryBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Untrusted bytes are either decoded or refused with a sentence. */
@Timeout(60)
final class HostileBytesTest {

  private static final int ROUNDS = 5_000;

  private final TraceStore store = new TraceStore(100, 1_000_000);
  private final SpanIngester ingester = new SpanIngester(store);

  static LongStream seeds() {
    return LongStream.of(1, 2026, 0xC0FFEE);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void randomBytesAreRefused(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < ROUNDS; i++) {
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      take(bytes);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void damagedBatchesAreDecodedOrRefused(long seed) throws Exception {
    Random random = new Random(seed);
    for (byte[] whole : List.of(Batches.binary(batch()), compact(batch()))) {
      for (int i = 0; i < ROUNDS; i++) {
        byte[] bytes = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
        for (int flips = random.nextInt(4); flips >= 0; flips--) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        take(bytes);
      }
    }
    assertThat(store.bytes()).isLessThanOrEqualTo(1_000_000);
  }

  @Test
  void aListThatClaimsTwoBillionSpansIsRefusedBeforeAllocation() throws Exception {
    TMemoryBuffer buffer = new TMemoryBuffer(64);
    TBinaryProtocol protocol = new TBinaryProtocol(buffer);
    protocol.writeFieldBegin(new TField("spans", TType.LIST, (short) 2));
    protocol.writeListBegin(new TList(TType.STRUCT, Integer.MAX_VALUE));
    assertRefused(written(buffer));
  }

  @Test
  void aStringThatClaimsTwoBillionBytesIsRefused() throws Exception {
    TMemoryBuffer buffer = new TMemoryBuffer(64);
    TBinaryProtocol protocol = new TBinaryProtocol(buffer);
    protocol.writeFieldBegin(new TField("unknown", TType.STRING, (short) 9));
    protocol.writeI32(Integer.MAX_VALUE);
    assertRefused(written(buffer));
  }

  @Test
  void fieldsNestedAHundredThousandDeepAreRefused() throws Exception {
    TMemoryBuffer buffer = new TMemoryBuffer(64);
    TBinaryProtocol protocol = new TBinaryProtocol(buffer);
    for (int i = 0; i < 100_000; i++) {
      protocol.writeFieldBegin(new TField("deeper", TType.STRUCT, (short) 99));
    }
    assertRefused(written(buffer));
  }

  /** The bytes of one level: a field 99 or an element that contains only the next level. */
  static Stream<Arguments> levels() {
    byte[] struct = {TType.STRUCT, 0, 99};
    byte[] list = {TType.LIST, 0, 0, 0, 1};
    byte[] set = {TType.SET, 0, 0, 0, 1};
    byte[] map = {TType.BOOL, TType.MAP, 0, 0, 0, 1, 1};
    return Stream.of(
        Arguments.of(TType.STRUCT, struct),
        Arguments.of(TType.LIST, list),
        Arguments.of(TType.SET, set),
        Arguments.of(TType.MAP, map));
  }

  @ParameterizedTest
  @MethodSource("levels")
  void unknownFieldsNestedAHundredThousandDeepAreRefused(byte type, byte[] level) {
    ByteBuffer buffer = ByteBuffer.allocate(3 + 100_000 * level.length);
    buffer.put(type).putShort((short) 99);
    while (buffer.hasRemaining()) {
      buffer.put(level);
    }
    assertThatThrownBy(() -> ThriftDecoder.binary(buffer.array()))
        .isInstanceOf(MalformedBatch.class)
        .hasMessageContaining("Maximum skip depth exceeded");
  }

  @ParameterizedTest
  @ValueSource(bytes = {0x1C, 0x19})
  void aPacketNestedAHundredThousandDeepIsRefused(byte level) throws Exception {
    TMemoryBuffer buffer = new TMemoryBuffer(64);
    new TCompactProtocol(buffer).writeMessageBegin(new TMessage("emitBatch", TMessageType.CALL, 1));
    byte[] header = written(buffer);
    byte[] bytes = Arrays.copyOf(header, header.length + 100_000);
    Arrays.fill(bytes, header.length, bytes.length, level);
    assertThatThrownBy(() -> ThriftDecoder.compactPacket(bytes)).isInstanceOf(MalformedBatch.class);
  }

  @Test
  void aMessageOtherThanEmitBatchIsRefused() throws Exception {
    TMemoryBuffer buffer = new TMemoryBuffer(64);
    new TCompactProtocol(buffer).writeMessageBegin(new TMessage("emitZipkinBatch", (byte) 4, 1));
    assertThatThrownBy(() -> ThriftDecoder.compactPacket(written(buffer)))
        .isInstanceOf(MalformedBatch.class)
        .hasMessageContaining("emitBatch");
  }

  private void take(byte[] bytes) {
    long before = ingester.counts().malformed();
    long refused =
        Stream.<Decoder>of(
                ThriftDecoder::binary, ThriftDecoder::compactPacket, ThriftDecoder::binaryPacket)
            .filter(decoder -> fails(decoder, bytes))
            .count();
    assertThat(ingester.counts().malformed()).isEqualTo(before + refused);
  }

  private boolean fails(Decoder decoder, byte[] bytes) {
    try {
      ingester.ingest(() -> decoder.decode(bytes));
      return false;
    } catch (MalformedBatch e) {
      assertThat(e).hasMessageEndingWith(".");
      return true;
    }
  }

  private static void assertRefused(byte[] bytes) {
    assertThatThrownBy(() -> ThriftDecoder.binary(bytes)).isInstanceOf(MalformedBatch.class);
  }

  private static byte[] written(TMemoryBuffer buffer) {
    return Arrays.copyOf(buffer.getArray(), buffer.length());
  }

  private static Batch batch() {
    return Batches.batch(
        "shop",
        Batches.span(1, 2, 0, "root")
            .setTags(List.of(Batches.tag("flag", true), Batches.tag("n", 4))),
        Batches.span(1, 3, 2, "child")
            .setLogs(List.of(Batches.log(Batches.START, Batches.tag("event", "x"))))
            .setReferences(List.of(Batches.reference(SpanRefType.FOLLOWS_FROM, 1, 2))));
  }

  private static byte[] compact(Batch batch) throws Exception {
    TMemoryBuffer buffer = new TMemoryBuffer(1024);
    TProtocol protocol = new TCompactProtocol(buffer);
    new Agent.Client(protocol).emitBatch(batch);
    return written(buffer);
  }

  private interface Decoder {
    List<ResourceSpans> decode(byte[] bytes) throws MalformedBatch;
  }
}
