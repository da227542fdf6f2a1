package dev.tracelab.jaeger.contract;

import io.jaegertracing.agent.thrift.Agent;
import io.jaegertracing.thriftjava.Batch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.Function;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.transport.TMemoryBuffer;
import org.apache.thrift.transport.TTransport;

/** Messages in the form that clients send. */
final class Messages {

  private Messages() {}

  /** The agent's message in a UDP packet. */
  static byte[] emitBatch(Batch batch, Function<TTransport, TProtocol> protocol) {
    try {
      TMemoryBuffer buffer = new TMemoryBuffer(1024);
      new Agent.Client(protocol.apply(buffer)).emitBatch(batch);
      return Arrays.copyOf(buffer.getArray(), buffer.length());
    } catch (TException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static byte[] gzip(byte[] bytes) {
    return packed(bytes, GZIPOutputStream::new);
  }

  static byte[] zlib(byte[] bytes) {
    return packed(bytes, DeflaterOutputStream::new);
  }

  private static byte[] packed(byte[] bytes, Packing packing) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream stream = packing.into(packed)) {
      stream.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private interface Packing {
    OutputStream into(OutputStream packed) throws IOException;
  }
}
