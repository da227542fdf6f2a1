package dev.tracelab.jaeger.ingest;

import dev.tracelab.jaeger.model.ResourceSpans;
import io.jaegertracing.agent.thrift.Agent;
import io.jaegertracing.thriftjava.Batch;
import java.util.List;
import org.apache.thrift.TConfiguration;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.protocol.TCompactProtocol;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.protocol.TProtocolException;
import org.apache.thrift.transport.TMemoryInputTransport;
import org.apache.thrift.transport.TTransportException;

/**
 * Decodes batches with the classes of jaeger-thrift. Whatever lengths the bytes claim, libthrift
 * allocates no more than the message has, and it skips unknown fields only 64 levels deep.
 */
final class ThriftDecoder {

  private static final String EMIT_BATCH = "emitBatch";

  private ThriftDecoder() {}

  /** Decodes a bare batch in Thrift's binary protocol: the body of {@code POST /api/traces}. */
  static List<ResourceSpans> binary(byte[] bytes) throws MalformedBatch {
    return decode(bytes, ThriftDecoder::binaryProtocol, ThriftDecoder::readBatch);
  }

  /** Decodes the agent's message {@code emitBatch} in the compact protocol: a UDP packet. */
  static List<ResourceSpans> compactPacket(byte[] bytes) throws MalformedBatch {
    return decode(bytes, ThriftDecoder::compactProtocol, ThriftDecoder::readEmitBatch);
  }

  /** Decodes the agent's message {@code emitBatch} in the binary protocol: a UDP packet. */
  static List<ResourceSpans> binaryPacket(byte[] bytes) throws MalformedBatch {
    return decode(bytes, ThriftDecoder::binaryProtocol, ThriftDecoder::readEmitBatch);
  }

  private static List<ResourceSpans> decode(
      byte[] bytes, ProtocolFactory protocols, BatchReader reader) throws MalformedBatch {
    return List.of(ThriftTranslator.translate(read(bytes, protocols, reader)));
  }

  private static Batch read(byte[] bytes, ProtocolFactory protocols, BatchReader reader)
      throws MalformedBatch {
    try {
      TConfiguration limits = TConfiguration.custom().setMaxMessageSize(bytes.length).build();
      return reader.read(protocols.create(new TMemoryInputTransport(limits, bytes), bytes.length));
    } catch (TException | RuntimeException e) {
      String reason = e.getMessage() == null ? "it ends too early" : e.getMessage();
      throw MalformedBatch.thrift(reason);
    }
  }

  private static TProtocol binaryProtocol(TMemoryInputTransport transport, int maxLength) {
    return new TBinaryProtocol(transport, maxLength, maxLength, false, false);
  }

  private static TProtocol compactProtocol(TMemoryInputTransport transport, int maxLength) {
    return new TCompactProtocol(transport, maxLength, maxLength);
  }

  private static Batch readBatch(TProtocol protocol) throws TException {
    Batch batch = new Batch();
    batch.read(protocol);
    return batch;
  }

  private static Batch readEmitBatch(TProtocol protocol) throws TException {
    if (!EMIT_BATCH.equals(protocol.readMessageBegin().name)) {
      throw new TProtocolException("the message is not emitBatch");
    }
    Agent.emitBatch_args arguments = new Agent.emitBatch_args();
    arguments.read(protocol);
    if (!arguments.isSetBatch()) {
      throw new TProtocolException("the message has no batch");
    }
    return arguments.getBatch();
  }

  private interface ProtocolFactory {
    TProtocol create(TMemoryInputTransport transport, int maxLength) throws TTransportException;
  }

  private interface BatchReader {
    Batch read(TProtocol protocol) throws TException;
  }
}
