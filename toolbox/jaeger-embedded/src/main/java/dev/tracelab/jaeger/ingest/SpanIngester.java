package dev.tracelab.jaeger.ingest;

import dev.tracelab.jaeger.model.ResourceSpans;
import dev.tracelab.jaeger.store.TraceStore;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Stores the spans that receivers decode and counts them. Thread-safe. */
public final class SpanIngester {

  private final TraceStore store;
  private final AtomicLong spans = new AtomicLong();
  private final AtomicLong malformed = new AtomicLong();

  /** Creates an ingester that writes to {@code store}. */
  public SpanIngester(TraceStore store) {
    this.store = store;
  }

  /**
   * Decodes a request or packet and stores its spans, all or none.
   *
   * @throws MalformedBatch if it cannot be decoded, which is counted here
   */
  void ingest(Decoding decoding) throws MalformedBatch {
    try {
      decoding.decode().forEach(this::store);
    } catch (MalformedBatch e) {
      malformed.incrementAndGet();
      throw e;
    }
  }

  /** Returns the counts since the start. */
  public Counts counts() {
    return new Counts(spans.get(), malformed.get());
  }

  private void store(ResourceSpans batch) {
    store.add(batch);
    spans.addAndGet(batch.spans().size());
  }

  /** Turns the bytes a receiver has read into spans. */
  interface Decoding {
    List<ResourceSpans> decode() throws MalformedBatch;
  }

  /**
   * What has been received.
   *
   * @param spans spans stored
   * @param malformed requests and packets that could not be decoded and were dropped
   */
  public record Counts(long spans, long malformed) {}
}
