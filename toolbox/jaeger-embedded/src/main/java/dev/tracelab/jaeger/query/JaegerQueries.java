package dev.tracelab.jaeger.query;

import dev.tracelab.jaeger.model.Trace;
import dev.tracelab.jaeger.model.TraceId;
import dev.tracelab.jaeger.store.TraceStore;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers the questions of the older API, which Jaeger's own pages still ask. */
final class JaegerQueries {

  private final TraceStore store;
  private final InstantSource clock;

  private JaegerQueries(TraceStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** The clock decides what "until now" means where a question names no time. */
  static JaegerQueries over(TraceStore store, InstantSource clock) {
    return new JaegerQueries(store, clock);
  }

  /** {@code GET /api/traces/{id}}. */
  JsonObject trace(MultiMap parameters) {
    TraceId id = TraceIds.parse(parameters.get("id"));
    Trace trace = store.find(id).orElseThrow(() -> QueryError.notFound("trace not found"));
    return Envelope.of(JsonArray.of(json(trace)), null);
  }

  /** {@code GET /api/traces?service=…}, and {@code ?traceID=…} for several known ones. */
  JsonObject traces(MultiMap parameters) {
    List<TraceId> ids =
        parameters.getAll("traceID").stream().map(TraceIds::parse).distinct().toList();
    JaegerSearch search = JaegerSearch.of(parameters, store.maxTraces(), clock.instant());
    return ids.isEmpty() ? found(store.search(search.parse())) : known(ids);
  }

  /** {@code GET /api/services}. */
  JsonObject services(MultiMap parameters) {
    return Envelope.counted(new JsonArray(List.copyOf(Services.names(store))));
  }

  /** {@code GET /api/operations?service=…&spanKind=…}. */
  JsonObject operations(MultiMap parameters) {
    String service = parameters.get("service");
    if (service == null || service.isEmpty()) {
      throw QueryError.badRequest("parameter 'service' is required");
    }
    String kind = Optional.ofNullable(parameters.get("spanKind")).orElse("");
    return Envelope.counted(
        new JsonArray(OperationsJson.list(store.newestFirst(), service, kind, "")));
  }

  /** {@code GET /api/services/{service}/operations}: names only, null where there are none. */
  JsonObject operationNames(MultiMap parameters) {
    Set<String> names = new LinkedHashSet<>();
    OperationsJson.list(store.newestFirst(), parameters.get("service"), "", "")
        .forEach(operation -> names.add(operation.getString("name")));
    return Envelope.counted(names.isEmpty() ? null : new JsonArray(List.copyOf(names)));
  }

  /** {@code GET /api/dependencies?endTs=…&lookback=…}. */
  JsonObject dependencies(MultiMap parameters) {
    DependencyQuery query = DependencyQuery.parse(parameters, clock.instant());
    List<Trace> traces = store.newestFirst().stream().map(Adjusted::of).toList();
    return Envelope.of(DependenciesJson.of(traces, query), null);
  }

  private JsonObject known(List<TraceId> ids) {
    JsonArray found = new JsonArray();
    JsonArray missing = new JsonArray();
    for (TraceId id : ids) {
      store.find(id).ifPresentOrElse(t -> found.add(json(t)), () -> missing.add(notFound(id)));
    }
    return Envelope.of(found, missing.isEmpty() ? null : missing);
  }

  private static JsonObject found(List<Trace> traces) {
    JsonArray data = new JsonArray();
    AnswerSize.fitting(traces).forEach(trace -> data.add(json(trace)));
    return Envelope.of(data, null);
  }

  private static JsonObject json(Trace trace) {
    return JaegerTraceJson.of(Adjusted.of(trace));
  }

  private static JsonObject notFound(TraceId id) {
    return new JsonObject().put("msg", "trace not found").put("traceID", id.shortForm());
  }
}
