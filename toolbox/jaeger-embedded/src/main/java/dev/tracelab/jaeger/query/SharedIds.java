package dev.tracelab.jaeger.query;

import dev.tracelab.jaeger.model.ResourceSpans;
import dev.tracelab.jaeger.model.SpanKind;
import dev.tracelab.jaeger.model.StoredSpan;
import dev.tracelab.jaeger.model.Trace;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Gives a server span an id of its own if a client span has the same, as clients in Zipkin's manner
 * send them. The client span becomes its parent; what was below that id is below the server span.
 */
final class SharedIds {

  private final Set<Long> used;
  private final Set<Long> clients;
  private final Map<Long, Long> replaced = new HashMap<>();
  private long lastGiven;

  private SharedIds(Trace trace) {
    used = trace.spans().map(StoredSpan::spanId).collect(Collectors.toSet());
    clients =
        trace
            .spans()
            .filter(span -> span.kind() == SpanKind.CLIENT)
            .map(StoredSpan::spanId)
            .collect(Collectors.toSet());
  }

  static Trace parted(Trace trace) {
    SharedIds ids = new SharedIds(trace);
    Trace parted = each(trace, ids::withIdOfItsOwn);
    return ids.replaced.isEmpty() ? trace : each(parted, ids::belowTheServer);
  }

  private StoredSpan withIdOfItsOwn(StoredSpan span) {
    if (span.kind() != SpanKind.SERVER || !clients.contains(span.spanId())) {
      return span;
    }
    long id = unusedId();
    replaced.put(span.spanId(), id);
    return span.withIds(id, span.spanId());
  }

  private StoredSpan belowTheServer(StoredSpan span) {
    Long server = replaced.get(span.parentSpanId());
    return server == null || server == span.spanId() ? span : span.withIds(span.spanId(), server);
  }

  private long unusedId() {
    do {
      lastGiven++;
    } while (used.contains(lastGiven));
    return lastGiven;
  }

  private static Trace each(Trace trace, UnaryOperator<StoredSpan> change) {
    return new Trace(
        trace.id(),
        trace.batches().stream()
            .map(b -> new ResourceSpans(b.resource(), b.spans().stream().map(change).toList()))
            .toList(),
        trace.droppedSpans());
  }
}
