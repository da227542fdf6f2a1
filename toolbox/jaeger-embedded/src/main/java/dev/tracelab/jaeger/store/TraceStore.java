package dev.tracelab.jaeger.store;

import dev.tracelab.jaeger.model.Resource;
import dev.tracelab.jaeger.model.ResourceSpans;
import dev.tracelab.jaeger.model.StoredSpan;
import dev.tracelab.jaeger.model.Trace;
import dev.tracelab.jaeger.model.TraceId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The traces, bounded by number and by bytes: the trace that came first goes first. Usable from any
 * thread; what it hands out does not change afterwards.
 */
public final class TraceStore {

  private final StoreLimits limits;
  private final Map<TraceId, StoredTrace> traces = new LinkedHashMap<>();
  private long bytes;

  private TraceStore(StoreLimits limits) {
    this.limits = limits;
  }

  /** An empty store. */
  public static TraceStore bounded(StoreLimits limits) {
    return new TraceStore(limits);
  }

  /** Adds spans, which may belong to several traces, and lets the oldest traces go. */
  public void add(ResourceSpans batch) {
    Map<TraceId, List<StoredSpan>> byTrace = new LinkedHashMap<>();
    for (StoredSpan span : batch.spans()) {
      byTrace.computeIfAbsent(span.traceId(), id -> new ArrayList<>()).add(span);
    }
    byTrace.forEach((id, spans) -> add(id, batch.resource(), spans));
  }

  /** The trace with this id. */
  public synchronized Optional<Trace> find(TraceId id) {
    return Optional.ofNullable(traces.get(id)).map(StoredTrace::snapshot).filter(Trace::hasSpans);
  }

  /** All traces, the one that came last first. */
  public synchronized List<Trace> newestFirst() {
    List<Trace> all = new ArrayList<>(traces.size());
    traces.values().stream().map(StoredTrace::snapshot).filter(Trace::hasSpans).forEach(all::add);
    Collections.reverse(all);
    return all;
  }

  /** The traces a search finds, the one that came last first. */
  public List<Trace> search(TraceSearch search) {
    SpanFilter filter = SpanFilter.of(search);
    return newestFirst().stream().filter(filter::matches).limit(search.depth()).toList();
  }

  /** How many traces it keeps at most. */
  public int maxTraces() {
    return limits.maxTraces();
  }

  /** How many bytes of heap the traces take, by estimate; never more than the limit. */
  public synchronized long bytes() {
    return bytes;
  }

  private synchronized void add(TraceId id, Resource resource, List<StoredSpan> spans) {
    StoredTrace trace =
        traces.computeIfAbsent(id, key -> new StoredTrace(key, limits.maxBytesOfOneTrace()));
    bytes -= trace.bytes();
    trace.add(resource, spans);
    bytes += trace.bytes();
    evict();
  }

  private void evict() {
    Iterator<StoredTrace> oldestFirst = traces.values().iterator();
    while (traces.size() > limits.maxTraces() || bytes > limits.maxBytes()) {
      bytes -= oldestFirst.next().bytes();
      oldestFirst.remove();
    }
  }
}
