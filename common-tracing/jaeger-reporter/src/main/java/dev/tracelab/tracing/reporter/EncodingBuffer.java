package dev.tracelab.tracing.reporter;

import java.util.Arrays;
import org.apache.thrift.TConfiguration;
import org.apache.thrift.transport.TEndpointTransport;
import org.apache.thrift.transport.TTransportException;

/**
 * The bytes that Thrift writes. It is reused for all batches, so that encoding allocates little.
 */
final class EncodingBuffer extends TEndpointTransport {

  private static final int INITIAL_BYTES = 65_536;

  /** A buffer that a huge span has enlarged beyond this is not kept. */
  private static final int MAX_KEPT_BYTES = 4_194_304;

  private byte[] bytes = new byte[INITIAL_BYTES];
  private int length;

  EncodingBuffer() throws TTransportException {
    super(new TConfiguration());
  }

  int length() {
    return length;
  }

  /** Keeps the first bytes only. */
  void truncate(int length) {
    this.length = length;
    if (length == 0 && bytes.length > MAX_KEPT_BYTES) {
      bytes = new byte[INITIAL_BYTES];
    }
  }

  /** Removes and returns the first bytes. */
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
