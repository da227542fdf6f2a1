package dev.tracelab.jaeger.query;

import dev.tracelab.jaeger.model.ResourceSpans;
import dev.tracelab.jaeger.model.StoredSpan;
import dev.tracelab.jaeger.model.StoredTrace;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Counts the calls between services: one for each span whose parent is in the trace, including
 * calls within a service.
 */
final class DependenciesJson {

  private static final long DEFAULT_LOOKBACK_MILLIS = TimeUnit.DAYS.toMillis(1);

  private final Map<Call, Integer> calls = new TreeMap<>(Call.ORDER);

  private DependenciesJson() {}

  /**
   * Writes the calls of the traces that lie between two times.
   *
   * @param parameters endTs and lookback in milliseconds, by default the day until now, and
   *     service, the caller or callee; empty for all
   */
  static JsonArray of(List<StoredTrace> traces, Parameters parameters, Instant now) {
    long end = parameters.read("endTs", Long::valueOf, now.toEpochMilli());
    long lookback = parameters.read("lookback", Long::valueOf, DEFAULT_LOOKBACK_MILLIS);
    if (lookback < 0) {
      throw QueryError.malformed("lookback", "it must not be negative");
    }
    long startMicros = TimeUnit.MILLISECONDS.toMicros(end - lookback);
    long endMicros = TimeUnit.MILLISECONDS.toMicros(end);
    DependenciesJson dependencies = new DependenciesJson();
    traces.stream()
        .filter(trace -> isBetween(startMicros, endMicros, trace))
        .forEach(dependencies::count);
    return dependencies.json(parameters.text("service"));
  }

  private static boolean isBetween(long startMicros, long endMicros, StoredTrace trace) {
    return trace.spans().allMatch(span -> span.startMicros() > startMicros)
        && trace.spans().allMatch(span -> span.endMicros() < endMicros);
  }

  private void count(StoredTrace trace) {
    Map<Long, String> services = servicesBySpanId(trace);
    for (ResourceSpans batch : trace.batches()) {
      for (StoredSpan span : batch.spans()) {
        String parent = services.get(span.parentSpanId());
        if (parent != null && !span.isRoot()) {
          calls.merge(new Call(parent, batch.resource().service()), 1, Integer::sum);
        }
      }
    }
  }

  private static Map<Long, String> servicesBySpanId(StoredTrace trace) {
    Map<Long, String> services = new HashMap<>();
    for (ResourceSpans batch : trace.batches()) {
      String service = batch.resource().service();
      batch.spans().forEach(span -> services.putIfAbsent(span.spanId(), service));
    }
    return services;
  }

  private JsonArray json(String service) {
    JsonArray json = new JsonArray();
    calls.forEach(
        (call, count) -> {
          if (service.isEmpty() || service.equals(call.parent) || service.equals(call.child)) {
            json.add(
                new JsonObject()
                    .put("parent", call.parent)
                    .put("child", call.child)
                    .put("callCount", count));
          }
        });
    return json;
  }

  private record Call(String parent, String child) {
    static final Comparator<Call> ORDER =
        Comparator.comparing(Call::parent).thenComparing(Call::child);
  }
}
