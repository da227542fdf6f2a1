package dev.tracelab.tracing.reporter;

import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;

/**
 * Binary Thrift that writes ASCII text straight into the buffer. {@link TBinaryProtocol} makes an
 * array of bytes for each text first, which was most of what encoding a span allocated.
 */
final class DirectTextProtocol extends TBinaryProtocol {

  private final EncodingBuffer buffer;

  DirectTextProtocol(EncodingBuffer buffer) {
    super(buffer);
    this.buffer = buffer;
  }

  @Override
  public void writeString(String text) throws TException {
    int start = buffer.length();
    writeI32(text.length());
    if (!buffer.appendAscii(text)) {
      buffer.truncate(start);
      super.writeString(text);
    }
  }
}
