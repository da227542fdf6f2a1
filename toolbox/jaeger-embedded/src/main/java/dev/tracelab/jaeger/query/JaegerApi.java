package dev.tracelab.jaeger.query;

import dev.tracelab.jaeger.model.StoredTrace;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The API of {@code /api}, which Jaeger's own UI uses. */
final class JaegerApi {

  private final QueryService service;
  private final InstantSource clock;

  /** The clock supplies the end time of queries that name none. */
  JaegerApi(QueryService service, InstantSource clock) {
    this.service = service;
    this.clock = clock;
  }

  /** {@code GET /api/traces/{id}}. */
  JsonObject trace(Parameters parameters) {
    StoredTrace trace = service.require(parameters.traceId("id"));
    return envelope(JsonArray.of(JaegerTraceJson.of(trace)), 0, null);
  }

  /** {@code GET /api/traces?service=…}, and {@code ?traceID=…} for known ids. */
  JsonObject traces(Parameters parameters) {
    List<StoredTrace.Id> ids = parameters.traceIds("traceID");
    return ids.isEmpty() ? search(parameters) : known(ids);
  }

  private JsonObject search(Parameters parameters) {
    JsonArray found = new JsonArray();
    service
        .searchBounded(SearchParameters.jaeger(parameters, service.maxTraces(), clock.instant()))
        .forEach(trace -> found.add(JaegerTraceJson.of(trace)));
    return envelope(found, 0, null);
  }

  private JsonObject known(List<StoredTrace.Id> ids) {
    JsonArray found = new JsonArray();
    JsonArray errors = new JsonArray();
    for (StoredTrace.Id id : ids) {
      Optional<StoredTrace> trace = service.trace(id);
      trace.ifPresentOrElse(
          known -> found.add(JaegerTraceJson.of(known)),
          () ->
              errors.add(
                  new JsonObject().put("msg", "trace not found").put("traceID", id.shortForm())));
    }
    return envelope(found, 0, errors.isEmpty() ? null : errors);
  }

  /** {@code GET /api/services}. */
  JsonObject services(Parameters parameters) {
    return list(service.services());
  }

  /** {@code GET /api/operations?service=…&spanKind=…}. */
  JsonObject operations(Parameters parameters) {
    return list(
        service.operations(parameters.required("service"), parameters.text("spanKind")).stream()
            .map(
                operation ->
                    new JsonObject()
                        .put("name", operation.name())
                        .put("spanKind", operation.kindOr("")))
            .toList());
  }

  /** {@code GET /api/services/{service}/operations}: names only, null without any. */
  JsonObject operationNames(Parameters parameters) {
    List<String> names =
        service.operations(parameters.text("service"), "").stream()
            .map(QueryService.Operation::name)
            .distinct()
            .toList();
    return names.isEmpty() ? envelope(null, 0, null) : list(names);
  }

  /** {@code GET /api/dependencies?endTs=…&lookback=…}. */
  JsonObject dependencies(Parameters parameters) {
    return envelope(DependenciesJson.of(service.traces(), parameters, clock.instant()), 0, null);
  }

  /** Writes an error as {@code {"data":null,…,"errors":[{"code","msg"}]}}. */
  static JsonObject error(QueryError error) {
    return envelope(
        null,
        0,
        JsonArray.of(new JsonObject().put("code", error.status()).put("msg", error.getMessage())));
  }

  private static JsonObject list(List<?> items) {
    return envelope(new JsonArray(items), items.size(), null);
  }

  /** The object around each response; data and errors may be null. */
  private static JsonObject envelope(JsonArray data, int total, JsonArray errors) {
    return new JsonObject()
        .put("data", data)
        .put("total", total)
        .put("limit", 0)
        .put("offset", 0)
        .put("errors", errors);
  }
}
