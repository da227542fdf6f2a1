package dev.tracelab.jaeger.ingest;

import dev.tracelab.jaeger.model.ResourceSpans;
import dev.tracelab.jaeger.store.TraceStore;
import io.jaegertracing.thriftjava.Batch;
import java.util.concurrent.atomic.AtomicLong;

/** Decodes batches into the store and counts what came; usable from any thread. */
public final class Intake {

  private final TraceStore store;
  private final AtomicLong spans = new AtomicLong();
  private final AtomicLong malformed = new AtomicLong();

  private Intake(TraceStore store) {
    this.store = store;
  }

  /** An intake into this store. */
  public static Intake into(TraceStore store) {
    return new Intake(store);
  }

  /**
   * Takes the body of {@code POST /api/traces}.
   *
   * @param encoding the header {@code Content-Encoding}, or the empty string without one
   * @param most how many bytes may come of it when it is unpacked
   */
  void body(byte[] bytes, String encoding, int most) throws MalformedBatch {
    take(() -> BatchReader.binary(ContentEncoding.unpack(encoding, bytes, most)));
  }

  /** Takes a UDP packet of the compact protocol. */
  void compact(byte[] bytes) throws MalformedBatch {
    take(() -> BatchReader.compactMessage(bytes));
  }

  /** Takes a UDP packet of the binary protocol. */
  void binaryMessage(byte[] bytes) throws MalformedBatch {
    take(() -> BatchReader.binaryMessage(bytes));
  }

  /** What came in so far. */
  public IntakeCounts counts() {
    return new IntakeCounts(spans.get(), malformed.get());
  }

  private void take(Decoding decoding) throws MalformedBatch {
    try {
      ResourceSpans batch = BatchTranslator.translate(decoding.batch());
      store.add(batch);
      spans.addAndGet(batch.spans().size());
    } catch (MalformedBatch e) {
      malformed.incrementAndGet();
      throw e;
    }
  }

  private interface Decoding {
    Batch batch() throws MalformedBatch;
  }
}
