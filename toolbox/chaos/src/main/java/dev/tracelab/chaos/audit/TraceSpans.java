package dev.tracelab.chaos.audit;

import dev.tracelab.chaos.audit.DatabaseSnapshot.OrderRow;
import dev.tracelab.chaos.audit.SpanLosses.MissingSpan;
import dev.tracelab.jaeger.model.StoredSpan;
import dev.tracelab.jaeger.model.StoredTrace;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The spans of one trace, and the missing ones that they refer to. */
final class TraceSpans {

  /** The service that has the parent of a service's server spans. */
  private static final Map<String, String> CALLERS =
      Map.of("order-service", "gateway-service", "inventory-service", "order-service");

  private final StoredTrace trace;
  private final OrderRow order;
  private final Set<Long> known;

  /**
   * The spans of a trace.
   *
   * @param order that was placed in it; null if there is none
   */
  TraceSpans(StoredTrace trace, OrderRow order) {
    this.trace = trace;
    this.order = order;
    this.known = trace.spans().map(StoredSpan::spanId).collect(Collectors.toSet());
  }

  String id() {
    return trace.id().longForm();
  }

  boolean hasOneOf(Set<String> operations) {
    return trace.spans().anyMatch(span -> operations.contains(span.operation()));
  }

  /** Each missing parent, once. */
  List<MissingSpan> missingParents() {
    Map<Long, List<MissingSpan>> byParent =
        trace.batches().stream()
            .flatMap(
                batch ->
                    batch.spans().stream()
                        .filter(this::isOrphan)
                        .map(span -> Map.entry(span, parentOf(batch.resource().service(), span))))
            .collect(
                Collectors.groupingBy(
                    child -> child.getKey().parentSpanId(),
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    return byParent.values().stream().map(TraceSpans::merge).toList();
  }

  private boolean isOrphan(StoredSpan span) {
    return !span.isRoot() && !known.contains(span.parentSpanId());
  }

  private MissingSpan parentOf(String service, StoredSpan child) {
    String what =
        "span %s, the parent of '%s'"
            .formatted(StoredSpan.hex(child.parentSpanId()), child.operation());
    return MissingSpan.at(what, holder(service, child), parentWasActiveAt(child));
  }

  private static String holder(String service, StoredSpan child) {
    return child.kind() == StoredSpan.Kind.SERVER
        ? CALLERS.getOrDefault(service, "a client")
        : service;
  }

  /** A child starts while its parent is active; a "follows from" child may start long after. */
  private long parentWasActiveAt(StoredSpan child) {
    return order != null && follows(child) ? order.createdMicros() : child.startMicros();
  }

  private static boolean follows(StoredSpan child) {
    return child.links().stream()
        .anyMatch(
            link ->
                link.spanId() == child.parentSpanId()
                    && link.type() == StoredSpan.Link.Type.FOLLOWS_FROM);
  }

  /** The parent that several children share. */
  private static MissingSpan merge(List<MissingSpan> same) {
    return new MissingSpan(
        same.get(0).what(),
        same.get(0).service(),
        same.stream().mapToLong(MissingSpan::fromMicros).min().orElseThrow(),
        same.stream().mapToLong(MissingSpan::toMicros).max().orElseThrow());
  }

  Stream<StoredSpan> all() {
    return trace.spans();
  }
}
