package dev.tracelab.jaeger.query;

import dev.tracelab.jaeger.model.ResourceSpans;
import dev.tracelab.jaeger.model.StoredSpan;
import dev.tracelab.jaeger.model.Trace;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts which service called which: once for each span whose parent is in the trace, calls within
 * a service included.
 */
final class DependenciesJson {

  private final DependencyQuery query;
  private final Map<Call, Integer> calls = new TreeMap<>(Call.IN_ORDER);

  private DependenciesJson(DependencyQuery query) {
    this.query = query;
  }

  static JsonArray of(List<Trace> traces, DependencyQuery query) {
    DependenciesJson dependencies = new DependenciesJson(query);
    traces.stream().filter(dependencies::isInTime).forEach(dependencies::count);
    return dependencies.json();
  }

  private boolean isInTime(Trace trace) {
    return trace.spans().mapToLong(StoredSpan::startMicros).min().orElseThrow()
            > query.afterMicros()
        && trace.spans().mapToLong(StoredSpan::endMicros).max().orElseThrow()
            < query.beforeMicros();
  }

  private void count(Trace trace) {
    Map<Long, String> services = services(trace);
    for (ResourceSpans batch : trace.batches()) {
      for (StoredSpan span : batch.spans()) {
        String parent = services.get(span.parentSpanId());
        if (parent != null && !span.isRoot()) {
          calls.merge(new Call(parent, batch.resource().service()), 1, Integer::sum);
        }
      }
    }
  }

  private static Map<Long, String> services(Trace trace) {
    Map<Long, String> services = new HashMap<>();
    for (ResourceSpans batch : trace.batches()) {
      String service = batch.resource().service();
      batch.spans().forEach(span -> services.putIfAbsent(span.spanId(), service));
    }
    return services;
  }

  private JsonArray json() {
    JsonArray json = new JsonArray();
    calls.forEach(
        (call, count) -> {
          if (call.concerns(query.service())) {
            json.add(call.json().put("callCount", count));
          }
        });
    return json;
  }

  private record Call(String parent, String child) {

    static final Comparator<Call> IN_ORDER =
        Comparator.comparing(Call::parent).thenComparing(Call::child);

    boolean concerns(String service) {
      return service.isEmpty() || service.equals(parent) || service.equals(child);
    }

    JsonObject json() {
      return new JsonObject().put("parent", parent).put("child", child);
    }
  }
}
