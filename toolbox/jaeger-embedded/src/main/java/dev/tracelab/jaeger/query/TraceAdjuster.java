package dev.tracelab.jaeger.query;

import dev.tracelab.jaeger.model.ResourceSpans;
import dev.tracelab.jaeger.model.ResourceSpans.Resource;
import dev.tracelab.jaeger.model.StoredSpan;
import dev.tracelab.jaeger.model.StoredTrace;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Adjusts a trace for display as Jaeger's adjusters do.
 *
 * <ul>
 *   <li>A Zipkin-style server span that shares its id with the client span gets an id of its own;
 *       the client span becomes its parent and its children stay below it.
 *   <li>A span reported twice, for example by a client's retry, is shown once.
 * </ul>
 */
final class TraceAdjuster {

  private final Set<Long> usedIds;
  private final Set<Long> clientIds;
  private final Map<Long, Long> newIds = new HashMap<>();
  private long lastNewId;

  private TraceAdjuster(StoredTrace trace) {
    usedIds = trace.spans().map(StoredSpan::spanId).collect(Collectors.toSet());
    clientIds =
        trace
            .spans()
            .filter(span -> span.kind() == StoredSpan.Kind.CLIENT)
            .map(StoredSpan::spanId)
            .collect(Collectors.toSet());
  }

  static StoredTrace adjust(StoredTrace trace) {
    TraceAdjuster adjuster = new TraceAdjuster(trace);
    StoredTrace unique = mapSpans(trace, adjuster::withUniqueId);
    return withoutDuplicates(mapSpans(unique, adjuster::withNewParent));
  }

  private StoredSpan withUniqueId(StoredSpan span) {
    if (span.kind() != StoredSpan.Kind.SERVER || !clientIds.contains(span.spanId())) {
      return span;
    }
    long id = unusedId();
    newIds.put(span.spanId(), id);
    return span.withIds(id, span.spanId());
  }

  private long unusedId() {
    do {
      lastNewId++;
    } while (usedIds.contains(lastNewId));
    return lastNewId;
  }

  private StoredSpan withNewParent(StoredSpan span) {
    Long server = newIds.get(span.parentSpanId());
    return server == null || server == span.spanId() ? span : span.withIds(span.spanId(), server);
  }

  private static StoredTrace mapSpans(StoredTrace trace, UnaryOperator<StoredSpan> change) {
    return mapBatches(trace, (resource, spans) -> spans.stream().map(change).toList());
  }

  private static StoredTrace withoutDuplicates(StoredTrace trace) {
    Set<Map.Entry<Resource, StoredSpan>> seen = new HashSet<>();
    return mapBatches(
        trace,
        (resource, spans) ->
            spans.stream().filter(span -> seen.add(Map.entry(resource, span))).toList());
  }

  private static StoredTrace mapBatches(
      StoredTrace trace, BiFunction<Resource, List<StoredSpan>, List<StoredSpan>> change) {
    List<ResourceSpans> batches =
        trace.batches().stream()
            .map(b -> new ResourceSpans(b.resource(), change.apply(b.resource(), b.spans())))
            .filter(batch -> !batch.spans().isEmpty())
            .toList();
    return new StoredTrace(trace.id(), batches, trace.droppedSpans());
  }
}
