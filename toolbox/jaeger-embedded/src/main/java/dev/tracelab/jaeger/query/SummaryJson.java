package dev.tracelab.jaeger.query;

import dev.tracelab.jaeger.model.ResourceSpans;
import dev.tracelab.jaeger.model.StoredSpan;
import dev.tracelab.jaeger.model.StoredTrace;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes the summary of a trace for {@code /api/v3/trace-summaries}; zero counts are omitted. */
final class SummaryJson {

  private static final int NANOS_PER_MICRO = 1_000;

  private final Map<String, List<StoredSpan>> byService = new TreeMap<>();
  private final List<StoredSpan> all = new ArrayList<>();
  private final StoredTrace trace;

  private SummaryJson(StoredTrace trace) {
    this.trace = trace;
    trace.batches().forEach(this::add);
  }

  static JsonObject of(StoredTrace trace) {
    return new SummaryJson(trace).json();
  }

  private void add(ResourceSpans batch) {
    List<StoredSpan> spans = batch.spans();
    all.addAll(spans);
    byService.computeIfAbsent(batch.resource().service(), name -> new ArrayList<>()).addAll(spans);
  }

  private JsonObject json() {
    JsonObject json = new JsonObject().put("traceId", trace.id().longForm());
    all.stream()
        .filter(StoredSpan::isRoot)
        .min(Comparator.comparingLong(StoredSpan::startMicros))
        .ifPresent(root -> putRoot(json, root));
    long min = all.stream().mapToLong(StoredSpan::startMicros).min().orElse(0);
    long max = all.stream().mapToLong(StoredSpan::endNanos).max().orElse(0);
    json.put("minStartTimeUnixNano", Long.toUnsignedString(min * NANOS_PER_MICRO));
    json.put("maxEndTimeUnixNano", Long.toUnsignedString(max));
    putCounts(json, all);
    putUnlessZero(json, "orphanSpanCount", orphans());
    return json.put("services", services());
  }

  private void putRoot(JsonObject json, StoredSpan root) {
    byService.forEach(
        (service, spans) -> {
          if (spans.contains(root)) {
            json.put("rootServiceName", service);
          }
        });
    json.put("rootOperationName", root.operation());
  }

  private JsonArray services() {
    JsonArray services = new JsonArray();
    byService.forEach(
        (name, spans) -> {
          JsonObject service = new JsonObject().put("name", name);
          putCounts(service, spans);
          services.add(service);
        });
    return services;
  }

  private long orphans() {
    Set<Long> ids = all.stream().map(StoredSpan::spanId).collect(Collectors.toSet());
    return all.stream().filter(s -> !s.isRoot() && !ids.contains(s.parentSpanId())).count();
  }

  private static void putCounts(JsonObject json, Collection<StoredSpan> spans) {
    json.put("spanCount", spans.size());
    putUnlessZero(json, "errorSpanCount", spans.stream().filter(s -> s.status().isError()).count());
  }

  private static void putUnlessZero(JsonObject json, String name, long count) {
    if (count != 0) {
      json.put(name, count);
    }
  }
}
