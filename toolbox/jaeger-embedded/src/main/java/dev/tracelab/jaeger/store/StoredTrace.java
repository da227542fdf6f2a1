package dev.tracelab.jaeger.store;

import dev.tracelab.jaeger.model.Resource;
import dev.tracelab.jaeger.model.ResourceSpans;
import dev.tracelab.jaeger.model.StoredSpan;
import dev.tracelab.jaeger.model.Trace;
import dev.tracelab.jaeger.model.TraceId;
import java.util.ArrayList;
import java.util.List;

/** A trace that still grows, up to a bound on its bytes. Guarded by the store's lock. */
final class StoredTrace {

  private final TraceId id;
  private final long maxBytes;
  private final List<ResourceSpans> batches = new ArrayList<>();
  private long bytes;
  private long dropped;

  StoredTrace(TraceId id, long maxBytes) {
    this.id = id;
    this.maxBytes = maxBytes;
  }

  /** Takes as many of the spans as fit and counts the others as dropped. */
  void add(Resource resource, List<StoredSpan> spans) {
    List<StoredSpan> taken = new ArrayList<>(spans.size());
    long size = SpanSize.of(resource);
    for (StoredSpan span : spans) {
      long grown = size + SpanSize.of(span);
      if (bytes + grown > maxBytes) {
        dropped++;
      } else {
        taken.add(span);
        size = grown;
      }
    }
    if (!taken.isEmpty()) {
      batches.add(new ResourceSpans(resource, List.copyOf(taken)));
      bytes += size;
    }
  }

  long bytes() {
    return bytes;
  }

  Trace snapshot() {
    return new Trace(id, List.copyOf(batches), dropped);
  }
}
