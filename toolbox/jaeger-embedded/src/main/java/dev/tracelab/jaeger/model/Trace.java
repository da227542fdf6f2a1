package dev.tracelab.jaeger.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the store holds of a trace at one moment; it does not change.
 *
 * @param id the trace's id
 * @param batches the spans as they arrived, at least one
 * @param droppedSpans how many spans were refused because the trace grew beyond its bound
 */
public record Trace(TraceId id, List<ResourceSpans> batches, long droppedSpans) {

  /** All spans in the order they arrived. */
  public Stream<StoredSpan> spans() {
    return batches.stream().flatMap(batch -> batch.spans().stream());
  }

  /** The names of the services in it; one may come twice. */
  public Stream<String> services() {
    return batches.stream().map(batch -> batch.resource().service());
  }

  /** Whether any of its spans is held: none is when its first span was already too large. */
  public boolean hasSpans() {
    return !batches.isEmpty();
  }
}
