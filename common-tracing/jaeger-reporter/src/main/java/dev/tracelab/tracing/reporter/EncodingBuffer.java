package dev.tracelab.tracing.reporter;

import java.nio.ByteBuffer;
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

  private byte[] bytes;
  private int length;

  EncodingBuffer() throws TTransportException {
    this(INITIAL_BYTES);
  }

  /** A buffer that starts with room for some bytes. */
  EncodingBuffer(int initialBytes) throws TTransportException {
    super(new TConfiguration());
    this.bytes = new byte[initialBytes];
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

  /** The first bytes, then others, then the rest. */
  byte[] around(int head, byte[] inner) {
    ByteBuffer all = ByteBuffer.allocate(Math.addExact(length, inner.length));
    return all.put(bytes, 0, head).put(inner).put(bytes, head, length - head).array();
  }

  /**
   * Appends text if it is ASCII.
   *
   * @return whether it is; if not, nothing is appended
   */
  boolean appendAscii(String text) {
    ensureRoom(text.length());
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character > 0x7F) {
        return false;
      }
      bytes[length + i] = (byte) character;
    }
    length += text.length();
    return true;
  }

  @Override
  public void write(byte[] source, int offset, int count) {
    ensureRoom(count);
    System.arraycopy(source, offset, bytes, length, count);
    length += count;
  }

  private void ensureRoom(int count) {
    if (bytes.length - length < count) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(length, count)));
    }
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
