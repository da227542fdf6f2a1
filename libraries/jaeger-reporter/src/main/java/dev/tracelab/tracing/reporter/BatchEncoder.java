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
 * Encodes spans and puts as many together as one message holds. A span that alone is larger is cut,
 * its longest values first. Used by the reporter's thread only.
 */
final class BatchEncoder {

  private final WireForm form;
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

  BatchEncoder(WireForm form, ReporterCounters counters, LongSupplier nanoTime) throws TException {
    this.form = form;
    this.counters = counters;
    this.nanoTime = nanoTime;
    this.buffer = new EncodingBuffer();
    this.protocol = form.protocol(buffer);
    this.encoder = new SpanEncoder(protocol);
  }

  /** Encodes a span, or counts it as lost if that cannot be done. */
  void add(JaegerSpan span) {
    int start = buffer.length();
    try {
      learnProcess(span.getTracer());
      if (encode(span, start)) {
        closeIfFull(start);
        remember(buffer.length());
      } else {
        drop(start, SpanLoss.TOO_LARGE);
      }
    } catch (TException | RuntimeException e) {
      // A tag is any object, and its toString is not ours.
      drop(start, SpanLoss.UNREADABLE);
    }
  }

  /** The next batch; null when no span is left. */
  Batch next() {
    if (full.isEmpty() && count > 0) {
      close(buffer.length());
    }
    return full.poll();
  }

  /** A batch as it is sent. */
  byte[] message(Batch batch) throws TException {
    return form.message(process, batch);
  }

  private void learnProcess(JaegerTracer tracer) throws TException {
    if (process == null) {
      process =
          new Process(tracer.getServiceName())
              .setTags(JaegerThriftSpanConverter.buildTags(tracer.tags()));
      room = form.room(process);
    }
  }

  private boolean encode(JaegerSpan span, int start) throws TException {
    encoder.write(span, Cut.NONE);
    int whole = buffer.length() - start;
    Cut cut = Cut.mildest(whole, room);
    while (buffer.length() - start > room && cut != null) {
      buffer.truncate(start);
      encoder.write(span, cut);
      cut = cut.severer();
    }
    return buffer.length() - start <= room;
  }

  /** The span that starts here goes into the next batch if this one has no room for it. */
  private void closeIfFull(int start) {
    if (buffer.length() > room) {
      close(start);
    }
  }

  private void close(int end) {
    full.add(new Batch(buffer.take(end), Arrays.copyOf(ends, count), nanoTime.getAsLong()));
    count = 0;
  }

  private void remember(int end) {
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
