package dev.tracelab.tracing.reporter;

import io.jaegertracing.thriftjava.Process;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.protocol.TCompactProtocol;
import org.apache.thrift.protocol.TField;
import org.apache.thrift.protocol.TList;
import org.apache.thrift.protocol.TMessage;
import org.apache.thrift.protocol.TMessageType;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.protocol.TStruct;
import org.apache.thrift.protocol.TType;
import org.apache.thrift.transport.TTransport;

/** The Thrift message around encoded spans: {@code Batch}, and for an agent the call. */
enum BatchFormat {
  /** A batch in binary Thrift for a collector; at most 1 MiB, as in jaeger-client. */
  COLLECTOR(1_048_576) {
    @Override
    TProtocol protocol(TTransport transport) {
      return new TBinaryProtocol(transport);
    }

    @Override
    void beginCall(TProtocol out) {}

    @Override
    void endCall(TProtocol out) {}
  },
  /** The call {@code emitBatch} in compact Thrift for an agent; it must fit into a datagram. */
  AGENT(65_000) {
    @Override
    TProtocol protocol(TTransport transport) {
      return new TCompactProtocol(transport);
    }

    @Override
    void beginCall(TProtocol out) throws TException {
      out.writeMessageBegin(new TMessage("emitBatch", TMessageType.ONEWAY, 0));
      out.writeStructBegin(new TStruct("emitBatch_args"));
      out.writeFieldBegin(new TField("batch", TType.STRUCT, (short) 1));
    }

    @Override
    void endCall(TProtocol out) throws TException {
      out.writeFieldEnd();
      out.writeFieldStop();
      out.writeStructEnd();
      out.writeMessageEnd();
    }
  };

  private static final TStruct BATCH = new TStruct("Batch");
  private static final TField PROCESS = new TField("process", TType.STRUCT, (short) 1);
  private static final TField SPANS = new TField("spans", TType.LIST, (short) 2);
  private static final Batch EMPTY = new Batch(new byte[0], new int[0], 0);

  /** The length of a long list takes a few more bytes. */
  private static final int LIST_LENGTH = 8;

  private final int maxBytes;

  BatchFormat(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  abstract TProtocol protocol(TTransport transport);

  abstract void beginCall(TProtocol out) throws TException;

  abstract void endCall(TProtocol out) throws TException;

  /** The bytes of spans that fit into one message of this process. */
  int room(Process process) throws TException {
    return maxBytes - message(process, EMPTY).length - LIST_LENGTH;
  }

  /** The complete message. */
  byte[] message(Process process, Batch batch) throws TException {
    EncodingBuffer buffer = new EncodingBuffer();
    TProtocol out = protocol(buffer);
    beginCall(out);
    beginBatch(out, process, batch.size());
    buffer.write(batch.bytes(), 0, batch.bytes().length);
    endBatch(out);
    endCall(out);
    return buffer.take(buffer.length());
  }

  private static void beginBatch(TProtocol out, Process process, int spans) throws TException {
    out.writeStructBegin(BATCH);
    out.writeFieldBegin(PROCESS);
    process.write(out);
    out.writeFieldEnd();
    out.writeFieldBegin(SPANS);
    out.writeListBegin(new TList(TType.STRUCT, spans));
  }

  private static void endBatch(TProtocol out) throws TException {
    out.writeListEnd();
    out.writeFieldEnd();
    out.writeFieldStop();
    out.writeStructEnd();
  }
}
