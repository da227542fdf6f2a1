package dev.tracelab.tracing.reporter;

import io.jaegertracing.thriftjava.Process;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TCompactProtocol;
import org.apache.thrift.protocol.TField;
import org.apache.thrift.protocol.TList;
import org.apache.thrift.protocol.TMessage;
import org.apache.thrift.protocol.TMessageType;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.protocol.TStruct;
import org.apache.thrift.protocol.TType;

/** The Thrift message around encoded spans: {@code Batch}, and for an agent the call. */
enum BatchFormat {
  /** A batch in binary Thrift for a collector; at most 1 MiB, as in jaeger-client. */
  COLLECTOR(1_048_576) {
    @Override
    TProtocol protocol(EncodingBuffer buffer) {
      return new DirectTextProtocol(buffer);
    }

    @Override
    void beginCall(TProtocol out) {}

    @Override
    void endCall(TProtocol out) {}
  },
  /** The call {@code emitBatch} in compact Thrift for an agent; it must fit into a datagram. */
  AGENT(65_000) {
    @Override
    TProtocol protocol(EncodingBuffer buffer) {
      return new TCompactProtocol(buffer);
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

  /** Enough for what surrounds the spans in most messages. */
  private static final int FRAME_BYTES = 1_024;

  private final int maxBytes;

  BatchFormat(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  abstract TProtocol protocol(EncodingBuffer buffer);

  abstract void beginCall(TProtocol out) throws TException;

  abstract void endCall(TProtocol out) throws TException;

  /** The bytes of spans that fit into one message of this process. */
  int room(Process process) throws TException {
    return maxBytes - message(process, EMPTY).length - LIST_LENGTH;
  }

  /** The complete message, in an array that is allocated once. */
  byte[] message(Process process, Batch batch) throws TException {
    EncodingBuffer frame = new EncodingBuffer(FRAME_BYTES);
    TProtocol out = protocol(frame);
    beginCall(out);
    beginBatch(out, process, batch.size());
    int head = frame.length();
    endBatch(out);
    endCall(out);
    return frame.around(head, batch.bytes());
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
