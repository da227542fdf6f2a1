package dev.tracelab.jaeger.ingest;

import io.jaegertracing.agent.thrift.Agent;
import io.jaegertracing.thriftjava.Batch;
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
final class BatchReader {

  private static final String EMIT_BATCH = "emitBatch";

  private BatchReader() {}

  /** Reads a bare batch in Thrift's binary protocol: the body of {@code POST /api/traces}. */
  static Batch binary(byte[] bytes) throws MalformedBatch {
    return reading(bytes, BatchReader::binaryProtocol, BatchReader::batch);
  }

  /** Reads the agent's message {@code emitBatch} in Thrift's compact protocol: a UDP packet. */
  static Batch compactMessage(byte[] bytes) throws MalformedBatch {
    return reading(bytes, BatchReader::compactProtocol, BatchReader::emittedBatch);
  }

  /** Reads the agent's message {@code emitBatch} in Thrift's binary protocol: a UDP packet. */
  static Batch binaryMessage(byte[] bytes) throws MalformedBatch {
    return reading(bytes, BatchReader::binaryProtocol, BatchReader::emittedBatch);
  }

  private static Batch reading(byte[] bytes, ProtocolOf protocolOf, BatchOf batchOf)
      throws MalformedBatch {
    try {
      TConfiguration bounds = TConfiguration.custom().setMaxMessageSize(bytes.length).build();
      TProtocol protocol = protocolOf.over(new TMemoryInputTransport(bounds, bytes));
      return batchOf.from(protocol);
    } catch (TException | RuntimeException e) {
      throw new MalformedBatch(e.getMessage() == null ? "they end too early" : e.getMessage());
    }
  }

  private static TProtocol binaryProtocol(TMemoryInputTransport transport) {
    int most = transport.getBytesRemainingInBuffer();
    return new TBinaryProtocol(transport, most, most, false, false);
  }

  private static TProtocol compactProtocol(TMemoryInputTransport transport) {
    int most = transport.getBytesRemainingInBuffer();
    return new TCompactProtocol(transport, most, most);
  }

  private static Batch batch(TProtocol protocol) throws TException {
    Batch batch = new Batch();
    batch.read(protocol);
    return batch;
  }

  private static Batch emittedBatch(TProtocol protocol) throws TException {
    String called = protocol.readMessageBegin().name;
    if (!EMIT_BATCH.equals(called)) {
      throw new TProtocolException("the message is not called emitBatch");
    }
    Agent.emitBatch_args arguments = new Agent.emitBatch_args();
    arguments.read(protocol);
    if (!arguments.isSetBatch()) {
      throw new TProtocolException("the message has no batch");
    }
    return arguments.getBatch();
  }

  private interface ProtocolOf {
    TProtocol over(TMemoryInputTransport transport) throws TTransportException;
  }

  private interface BatchOf {
    Batch from(TProtocol protocol) throws TException;
  }
}
