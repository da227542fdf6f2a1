package dev.tracelab.tracing.reporter;

import java.util.Arrays;
import org.apache.thrift.TConfiguration;
import org.apache.thrift.transport.TEndpointTransport;
import org.apache.thrift.transport.TTransportException;

/** Bytes that Thrift writes; kept from batch to batch, so that encoding makes no garbage. */
final class EncodingBuffer extends TEndpointTransport {

  private static final int SMALL = 65_536;

  /** A buffer that one huge span has blown up is not kept. */
  private static final int KEPT = 4_194_304;

  private byte[] bytes = new byte[SMALL];
  private int length;

  EncodingBuffer() throws TTransportException {
    super(new TConfiguration());
  }

  int length() {
    return length;
  }

  /** Forgets what was written after the first bytes. */
  void truncate(int length) {
    this.length = length;
    if (length == 0 && bytes.length > KEPT) {
      bytes = new byte[SMALL];
    }
  }

  /** Takes the first bytes out, and keeps the rest. */
  byte[] take(int count) {
    byte[] taken = Arrays.copyOf(bytes, count);
    System.arraycopy(bytes, count, bytes, 0, length - count);
    truncate(length - count);
    return taken;
  }

  @Override
  public void write(byte[] source, int offset, int count) {
    if (bytes.length - length < count) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(length, count)));
    }
    System.arraycopy(source, offset, bytes, length, count);
    length += count;
  }

  @Override
  public int read(byte[] target, int offset, int count) {
    throw new UnsupportedOperationException("This buffer is only written.");
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void open() {}

  @Override
  public void close() {}
}
