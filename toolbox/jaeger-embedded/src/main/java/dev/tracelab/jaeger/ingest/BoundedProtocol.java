package dev.tracelab.jaeger.ingest;

import org.apache.thrift.TException;
import org.apache.thrift.protocol.TList;
import org.apache.thrift.protocol.TMap;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.protocol.TProtocolDecorator;
import org.apache.thrift.protocol.TProtocolException;
import org.apache.thrift.protocol.TSet;
import org.apache.thrift.protocol.TStruct;

/**
 * Refuses messages nested deeper than any batch is. libthrift bounds sizes by the bytes that are
 * left, but it follows unknown fields down without end, until the stack overflows.
 */
final class BoundedProtocol extends TProtocolDecorator {

  /** A batch nests five structs and the three lists between them; the rest is room to grow. */
  private static final int MAX_DEPTH = 16;

  private int depth;

  BoundedProtocol(TProtocol protocol) {
    super(protocol);
  }

  @Override
  public TStruct readStructBegin() throws TException {
    descend();
    return super.readStructBegin();
  }

  @Override
  public void readStructEnd() throws TException {
    super.readStructEnd();
    depth--;
  }

  @Override
  public TList readListBegin() throws TException {
    descend();
    return super.readListBegin();
  }

  @Override
  public void readListEnd() throws TException {
    super.readListEnd();
    depth--;
  }

  @Override
  public TSet readSetBegin() throws TException {
    descend();
    return super.readSetBegin();
  }

  @Override
  public void readSetEnd() throws TException {
    super.readSetEnd();
    depth--;
  }

  @Override
  public TMap readMapBegin() throws TException {
    descend();
    return super.readMapBegin();
  }

  @Override
  public void readMapEnd() throws TException {
    super.readMapEnd();
    depth--;
  }

  private void descend() throws TProtocolException {
    depth++;
    if (depth > MAX_DEPTH) {
      throw new TProtocolException(
          TProtocolException.DEPTH_LIMIT, "nested deeper than " + MAX_DEPTH + " levels");
    }
  }
}
