package dev.tracelab.jaeger.query;

import dev.tracelab.jaeger.model.ResourceSpans;
import dev.tracelab.jaeger.model.StoredSpan;
import dev.tracelab.jaeger.model.StoredTrace;
import dev.tracelab.jaeger.store.TraceSearch;
import dev.tracelab.jaeger.store.TraceStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What both APIs query: traces, adjusted for display, and the names in them. */
final class QueryService {

  /** The spans of one response, so that no search can exhaust the heap. */
  private static final int MAX_SPANS = 10_000;

  private final TraceStore store;

  QueryService(TraceStore store) {
    this.store = store;
  }

  int maxTraces() {
    return store.maxTraces();
  }

  Optional<StoredTrace> trace(StoredTrace.Id id) {
    return store.find(id).map(TraceAdjuster::adjust);
  }

  /** Returns a trace that must be there. */
  StoredTrace require(StoredTrace.Id id) {
    return trace(id).orElseThrow(() -> QueryError.notFound("trace not found"));
  }

  /** Returns all traces, the most recent first. */
  List<StoredTrace> traces() {
    return store.newestFirst().stream().map(TraceAdjuster::adjust).toList();
  }

  /** Returns the traces found, the most recent first. */
  List<StoredTrace> search(TraceSearch search) {
    return store.search(search).stream().map(TraceAdjuster::adjust).toList();
  }

  /** Returns as many of the traces found as fit into one response, at least one. */
  List<StoredTrace> searchBounded(TraceSearch search) {
    List<StoredTrace> bounded = new ArrayList<>();
    long spans = 0;
    for (StoredTrace trace : store.search(search)) {
      spans += trace.spans().count();
      if (bounded.isEmpty() || spans <= MAX_SPANS) {
        bounded.add(TraceAdjuster.adjust(trace));
      }
    }
    return bounded;
  }

  /** Returns the names of all services, sorted. */
  List<String> services() {
    return store.newestFirst().stream().flatMap(StoredTrace::services).distinct().sorted().toList();
  }

  /**
   * Returns the operations of a service, sorted.
   *
   * @param kind the tag value of a span kind, or the empty string for all kinds
   */
  List<Operation> operations(String service, String kind) {
    TreeSet<Operation> operations = new TreeSet<>(Operation.ORDER);
    store.newestFirst().stream()
        .flatMap(trace -> trace.batches().stream())
        .filter(batch -> batch.resource().service().equals(service))
        .map(ResourceSpans::spans)
        .flatMap(List::stream)
        .map(span -> new Operation(span.operation(), span.kind()))
        .filter(operation -> kind.isEmpty() || operation.hasKind(kind))
        .forEach(operations::add);
    return List.copyOf(operations);
  }

  /** The name of spans, and their kind. */
  record Operation(String name, StoredSpan.Kind kind) {

    static final Comparator<Operation> ORDER =
        Comparator.comparing(Operation::name).thenComparing(Operation::kind);

    private boolean hasKind(String wanted) {
      return kind != StoredSpan.Kind.UNSPECIFIED && kind.tag().equals(wanted);
    }

    /** Returns the kind's tag value, or {@code unspecified} for a span without a kind. */
    String kindOr(String unspecified) {
      return kind == StoredSpan.Kind.UNSPECIFIED ? unspecified : kind.tag();
    }
  }
}
