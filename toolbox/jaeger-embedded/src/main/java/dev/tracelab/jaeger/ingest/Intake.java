package dev.tracelab.jaeger.ingest;

import dev.tracelab.jaeger.model.ResourceSpans;
import dev.tracelab.jaeger.store.TraceStore;
import io.jaegertracing.thriftjava.Batch;
import java.util.List;
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
    takeBatch(() -> BatchReader.binary(ContentEncoding.unpack(encoding, bytes, most)));
  }

  /** Takes a UDP packet of the compact protocol. */
  void compact(byte[] bytes) throws MalformedBatch {
    takeBatch(() -> BatchReader.compactMessage(bytes));
  }

  /** Takes a UDP packet of the binary protocol. */
  void binaryMessage(byte[] bytes) throws MalformedBatch {
    takeBatch(() -> BatchReader.binaryMessage(bytes));
  }

  /**
   * Takes the body of {@code POST /v1/traces}.
   *
   * @param encoding as of {@link #body}
   * @param json whether it is JSON; else it is protobuf
   * @param most as of {@link #body}
   */
  void otlp(byte[] bytes, String encoding, boolean json, int most) throws MalformedBatch {
    take(
        () -> {
          byte[] unpacked = ContentEncoding.unpack(encoding, bytes, most);
          return readOtlp(unpacked, json);
        });
  }

  /** What came in so far. */
  public IntakeCounts counts() {
    return new IntakeCounts(spans.get(), malformed.get());
  }

  private void takeBatch(Decoding<Batch> decoding) throws MalformedBatch {
    take(() -> List.of(BatchTranslator.translate(decoding.decode())));
  }

  private void take(Decoding<List<ResourceSpans>> decoding) throws MalformedBatch {
    try {
      decoding.decode().forEach(this::add);
    } catch (MalformedBatch e) {
      malformed.incrementAndGet();
      throw e;
    }
  }

  private static List<ResourceSpans> readOtlp(byte[] bytes, boolean json) throws MalformedBatch {
    try {
      return json ? OtlpRequest.json(bytes) : OtlpRequest.protobuf(bytes);
    } catch (IllegalArgumentException e) {
      throw new MalformedBatch(e.getMessage());
    }
  }

  private void add(ResourceSpans batch) {
    store.add(batch);
    spans.addAndGet(batch.spans().size());
  }

  private interface Decoding<T> {
    T decode() throws MalformedBatch;
  }
}
