package dev.tracelab.jaeger.query;

import dev.tracelab.jaeger.model.ResourceSpans;
import dev.tracelab.jaeger.model.SpanKind;
import dev.tracelab.jaeger.model.StoredSpan;
import dev.tracelab.jaeger.model.Trace;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Lists a service's operations, each with the kind of its spans. */
final class OperationsJson {

  private OperationsJson() {}

  /**
   * The operations of a service.
   *
   * @param kind the kind of their spans, or the empty string for all
   * @param unspecified how the kind is told of a span that says nothing of its role
   */
  static List<JsonObject> list(
      Collection<Trace> traces, String service, String kind, String unspecified) {
    Set<Operation> operations = new TreeSet<>(Operation.BY_NAME);
    traces.stream()
        .flatMap(trace -> trace.batches().stream())
        .filter(batch -> batch.resource().service().equals(service))
        .map(ResourceSpans::spans)
        .forEach(spans -> spans.forEach(span -> operations.add(Operation.of(span))));
    return operations.stream()
        .filter(operation -> operation.isOfKind(kind))
        .map(operation -> operation.json(unspecified))
        .toList();
  }

  private record Operation(String name, SpanKind kind) {

    static final Comparator<Operation> BY_NAME =
        Comparator.comparing(Operation::name).thenComparing(Operation::kind);

    static Operation of(StoredSpan span) {
      return new Operation(span.operation(), span.kind());
    }

    boolean isOfKind(String wanted) {
      return wanted.isEmpty() || (kind != SpanKind.UNSPECIFIED && kind.tag().equals(wanted));
    }

    JsonObject json(String unspecified) {
      String shown = kind == SpanKind.UNSPECIFIED ? unspecified : kind.tag();
      return new JsonObject().put("name", name).put("spanKind", shown);
    }
  }
}
