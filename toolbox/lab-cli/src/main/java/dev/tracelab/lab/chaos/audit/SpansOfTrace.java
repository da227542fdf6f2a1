package dev.tracelab.lab.chaos.audit;

import dev.tracelab.jaeger.model.StoredSpan;
import dev.tracelab.jaeger.model.StoredTrace;
import dev.tracelab.lab.chaos.audit.Books.OrderEntry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What there is of one trace, and what that tells of spans that are not there. */
final class SpansOfTrace {

  /** Who has the parent of a service's server spans. */
  private static final Map<String, String> CALLERS =
      Map.of("order-service", "gateway-service", "inventory-service", "order-service");

  private final StoredTrace trace;
  private final OrderEntry order;
  private final Set<Long> known;

  private SpansOfTrace(StoredTrace trace, OrderEntry order) {
    this.trace = trace;
    this.order = order;
    this.known = trace.spans().map(StoredSpan::spanId).collect(Collectors.toSet());
  }

  /**
   * The spans of a trace.
   *
   * @param order that was placed in it; null if none was
   */
  static SpansOfTrace of(StoredTrace trace, OrderEntry order) {
    return new SpansOfTrace(trace, order);
  }

  String id() {
    return trace.id().longForm();
  }

  boolean tellsOneOf(Set<String> operations) {
    return trace.spans().anyMatch(span -> operations.contains(span.operation()));
  }

  /** Each parent that is not there. */
  List<Missing> missingParents() {
    Map<Long, List<Missing>> byParent =
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
    return byParent.values().stream().map(SpansOfTrace::oneOf).toList();
  }

  private boolean isOrphan(StoredSpan span) {
    return !span.isRoot() && !known.contains(span.parentSpanId());
  }

  private Missing parentOf(String service, StoredSpan child) {
    String what =
        "span %s, the parent of '%s'"
            .formatted(StoredSpan.hex(child.parentSpanId()), child.operation());
    return Missing.at(what, holder(service, child), parentWasAliveAt(child));
  }

  private static String holder(String service, StoredSpan child) {
    return child.kind() == StoredSpan.Kind.SERVER
        ? CALLERS.getOrDefault(service, "a client")
        : service;
  }

  /** A child begins while its parent lives; what follows from the request may begin long after. */
  private long parentWasAliveAt(StoredSpan child) {
    return order != null && follows(child) ? order.createdMicros() : child.startMicros();
  }

  private static boolean follows(StoredSpan child) {
    return child.links().stream()
        .anyMatch(
            link ->
                link.spanId() == child.parentSpanId()
                    && link.type() == StoredSpan.Link.Type.FOLLOWS_FROM);
  }

  /** The same span, missed by several children. */
  private static Missing oneOf(List<Missing> same) {
    return new Missing(
        same.get(0).what(),
        same.get(0).service(),
        same.stream().mapToLong(Missing::fromMicros).min().orElseThrow(),
        same.stream().mapToLong(Missing::toMicros).max().orElseThrow());
  }

  Stream<StoredSpan> all() {
    return trace.spans();
  }
}
