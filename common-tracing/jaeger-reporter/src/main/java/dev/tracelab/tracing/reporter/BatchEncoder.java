package dev.tracelab.tracing.reporter;

import io.jaegertracing.internal.JaegerSpan;
import io.jaegertracing.internal.JaegerTracer;
import io.jaegertracing.thrift.internal.reporters.protocols.JaegerThriftSpanConverter;
import io.jaegertracing.thriftjava.Process;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.LongSupplier;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TProtocol;

/**
 * Encodes spans and groups them into batches of one message each. A span that is larger than a
 * message is truncated, its longest values first. Used only by the reporter's thread.
 */
final class BatchEncoder {

  private final BatchFormat format;
  private final ReporterCounters counters;
  private final LongSupplier nanoTime;
  private final EncodingBuffer buffer;
  private final TProtocol protocol;
  private final SpanEncoder encoder;
  private final Deque<Batch> full = new ArrayDeque<>();
  private int[] ends = new int[64];
  private int count;
  private Process process;
  private int room;

  BatchEncoder(BatchFormat format, ReporterCounters counters, LongSupplier nanoTime)
      throws TException {
    this.format = format;
    this.counters = counters;
    this.nanoTime = nanoTime;
    this.buffer = new EncodingBuffer();
    this.protocol = format.protocol(buffer);
    this.encoder = new SpanEncoder(protocol);
  }

  /** Encodes a span, or counts it as lost if it cannot be encoded. */
  void add(JaegerSpan span) {
    int start = buffer.length();
    try {
      setProcess(span.getTracer());
      if (encode(span, start)) {
        closeIfFull(start);
        markEnd(buffer.length());
      } else {
        drop(start, SpanLoss.TOO_LARGE);
      }
    } catch (TException | RuntimeException e) {
      // The value of a tag is any object, and its toString may fail.
      drop(start, SpanLoss.UNREADABLE);
    }
  }

  /** The next batch; null if no span is left. */
  Batch next() {
    if (full.isEmpty() && count > 0) {
      close(buffer.length());
    }
    return full.poll();
  }

  /** The message that carries a batch. */
  byte[] message(Batch batch) throws TException {
    return format.message(process, batch);
  }

  private void setProcess(JaegerTracer tracer) throws TException {
    if (process == null) {
      process =
          new Process(tracer.getServiceName())
              .setTags(JaegerThriftSpanConverter.buildTags(tracer.tags()));
      room = format.room(process);
    }
  }

  private boolean encode(JaegerSpan span, int start) throws TException {
    encoder.write(span, Truncation.NONE);
    int whole = buffer.length() - start;
    return whole <= room || encodeTruncated(span, start, whole);
  }

  private boolean encodeTruncated(JaegerSpan span, int start, int whole) throws TException {
    Truncation truncation = Truncation.loosest(whole, room);
    while (buffer.length() - start > room && truncation != null) {
      buffer.truncate(start);
      encoder.write(span, truncation);
      truncation = truncation.tighter();
    }
    return buffer.length() - start <= room;
  }

  /** The span that starts here goes into the next batch if it does not fit into this one. */
  private void closeIfFull(int start) {
    if (buffer.length() > room) {
      close(start);
    }
  }

  private void close(int end) {
    full.add(new Batch(buffer.take(end), Arrays.copyOf(ends, count), nanoTime.getAsLong()));
    count = 0;
  }

  private void markEnd(int end) {
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count * 2);
    }
    ends[count++] = end;
  }

  private void drop(int start, SpanLoss loss) {
    buffer.truncate(start);
    protocol.reset();
    counters.lost(loss, 1);
  }
}
