package dev.tracelab.jaeger.store;

import dev.tracelab.jaeger.model.ResourceSpans;
import dev.tracelab.jaeger.model.ResourceSpans.Resource;
import dev.tracelab.jaeger.model.StoredSpan;
import dev.tracelab.jaeger.model.StoredTrace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An in-memory store of traces, bounded by number and by bytes; the oldest trace is evicted first.
 * Thread-safe; the traces it returns are immutable.
 */
public final class TraceStore {

  /** One trace may take this part of the bytes, so that it cannot evict all others. */
  private static final int SHARE_OF_ONE_TRACE = 4;

  private final int maxTraces;
  private final long maxBytes;
  private final Map<StoredTrace.Id, GrowingTrace> traces = new LinkedHashMap<>();
  private long bytes;

  /**
   * Creates an empty store.
   *
   * @param maxTraces the maximum number of traces, at least 1
   * @param maxBytes the maximum heap size in bytes, by estimate, at least 1
   */
  public TraceStore(int maxTraces, long maxBytes) {
    if (maxTraces < 1 || maxBytes < 1) {
      throw new IllegalArgumentException("At least one trace and one byte must be allowed.");
    }
    this.maxTraces = maxTraces;
    this.maxBytes = maxBytes;
  }

  /** Adds spans, which may belong to several traces, and evicts the oldest traces. */
  public void add(ResourceSpans batch) {
    batch.spans().stream()
        .collect(
            Collectors.groupingBy(StoredSpan::traceId, LinkedHashMap::new, Collectors.toList()))
        .forEach((id, spans) -> add(id, batch.resource(), spans));
  }

  private synchronized void add(StoredTrace.Id id, Resource resource, List<StoredSpan> spans) {
    GrowingTrace trace =
        traces.computeIfAbsent(id, key -> new GrowingTrace(key, maxBytesPerTrace()));
    bytes -= trace.bytes;
    trace.add(resource, spans);
    bytes += trace.bytes;
    evict();
  }

  private long maxBytesPerTrace() {
    return Math.max(1, maxBytes / SHARE_OF_ONE_TRACE);
  }

  private void evict() {
    Iterator<GrowingTrace> oldestFirst = traces.values().iterator();
    while (traces.size() > maxTraces || bytes > maxBytes) {
      bytes -= oldestFirst.next().bytes;
      oldestFirst.remove();
    }
  }

  /** Returns the trace with this id. */
  public synchronized Optional<StoredTrace> find(StoredTrace.Id id) {
    return Optional.ofNullable(traces.get(id))
        .map(GrowingTrace::snapshot)
        .filter(StoredTrace::hasSpans);
  }

  /** Returns all traces, the most recent first. */
  public synchronized List<StoredTrace> newestFirst() {
    List<StoredTrace> all = new ArrayList<>(traces.size());
    for (GrowingTrace trace : traces.values()) {
      Optional.of(trace.snapshot()).filter(StoredTrace::hasSpans).ifPresent(all::add);
    }
    Collections.reverse(all);
    return all;
  }

  /** Returns the traces a search finds, the most recent first. */
  public List<StoredTrace> search(TraceSearch search) {
    SpanFilter filter = new SpanFilter(search);
    return newestFirst().stream().filter(filter::matches).limit(search.depth()).toList();
  }

  /** Returns the maximum number of traces. */
  public int maxTraces() {
    return maxTraces;
  }

  /** Returns the estimated heap size of the traces in bytes; never more than the limit. */
  public synchronized long bytes() {
    return bytes;
  }

  /** A trace that still receives spans, up to a size limit. Guarded by the store's lock. */
  private static final class GrowingTrace {

    private final StoredTrace.Id id;
    private final long maxBytes;
    private final List<ResourceSpans> batches = new ArrayList<>();
    private long bytes;
    private long droppedSpans;

    GrowingTrace(StoredTrace.Id id, long maxBytes) {
      this.id = id;
      this.maxBytes = maxBytes;
    }

    /** Adds the spans that fit and counts the others as dropped. */
    void add(Resource resource, List<StoredSpan> spans) {
      List<StoredSpan> added = new ArrayList<>(spans.size());
      long size = SpanSize.of(resource);
      for (StoredSpan span : spans) {
        long grown = size + SpanSize.of(span);
        if (bytes + grown > maxBytes) {
          droppedSpans++;
        } else {
          added.add(span);
          size = grown;
        }
      }
      if (!added.isEmpty()) {
        batches.add(new ResourceSpans(resource, List.copyOf(added)));
        bytes += size;
      }
    }

    StoredTrace snapshot() {
      return new StoredTrace(id, List.copyOf(batches), droppedSpans);
    }
  }
}
