package dev.tracelab.jaeger.query;

import dev.tracelab.jaeger.model.ResourceSpans;
import dev.tracelab.jaeger.model.SpanKind;
import dev.tracelab.jaeger.model.StoredSpan;
import dev.tracelab.jaeger.model.Trace;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;

/** Lists a service's operations as {@code /api/v3/operations} does. */
final class OperationsJson {

  private OperationsJson() {}

  /** The operations of a service, of all kinds of span if the kind is empty. */
  static JsonObject of(Collection<Trace> traces, String service, String kind) {
    Set<Operation> operations = new TreeSet<>(Operation.BY_NAME);
    traces.stream()
        .flatMap(trace -> trace.batches().stream())
        .filter(batch -> batch.resource().service().equals(service))
        .map(ResourceSpans::spans)
        .forEach(spans -> spans.forEach(span -> operations.add(Operation.of(span))));
    JsonArray json = new JsonArray();
    operations.stream().filter(o -> o.isOfKind(kind)).forEach(o -> json.add(o.json()));
    return new JsonObject().put("operations", json);
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

    /** A span that says nothing of its role is listed as internal. */
    JsonObject json() {
      SpanKind shown = kind == SpanKind.UNSPECIFIED ? SpanKind.INTERNAL : kind;
      return new JsonObject().put("name", name).put("spanKind", shown.tag());
    }
  }
}
