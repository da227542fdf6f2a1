package dev.tracelab.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceFetcher;
import dev.tracelab.golden.TraceReader;
import dev.tracelab.golden.TraceSpan;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Reads from Jaeger's query API.
 *
 * @param query its base address
 */
record QueryApi(URI query) {

  private static final int OK = 200;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TraceReader READER = new TraceReader();

  /** The address of a path, below the path that the base may have. */
  static URI below(URI base, String path) {
    String prefix = base.getPath() == null ? "" : base.getPath().replaceFirst("/$", "");
    return base.resolve(prefix + path);
  }

  /** Whether a response is that of Jaeger to {@code /api/services}. */
  static boolean isServices(HttpResponse<String> response) {
    JsonNode data = json(response).path("data");
    return data.isArray() || data.isNull();
  }

  static boolean isServicesOfVersion3(HttpResponse<String> response) {
    return json(response).path("services").isArray();
  }

  private static JsonNode json(HttpResponse<String> response) {
    try {
      JsonNode json = response.statusCode() == OK ? JSON.readTree(response.body()) : null;
      return json == null ? JSON.missingNode() : json;
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }

  /** The names of all services that have sent spans. */
  List<String> services() throws IOException {
    List<String> names = new ArrayList<>();
    json(Http.get(below(query, "/api/services")))
        .path("data")
        .forEach(name -> names.add(name.asText()));
    return names;
  }

  /** A trace once it satisfies a condition, or as it is when the time is up. */
  Trace await(String traceId, Predicate<Trace> wanted, Duration bound) throws IOException {
    try {
      return new TraceFetcher(query).fetchUntil(traceId, wanted, bound).join();
    } catch (CompletionException e) {
      throw new IOException(e.getCause());
    }
  }

  /** The spans of a trace once there is one, or none when the time is up. */
  Trace await(String traceId, Duration bound) throws IOException {
    return await(traceId, trace -> !trace.spans().isEmpty(), bound);
  }

  /** Traces of a service that the UI finds with its first settings: of the last hour. */
  List<TraceSpan> ofTheLastHour(String service) throws IOException {
    long now = System.currentTimeMillis() * 1_000;
    return between(service, now - TimeUnit.HOURS.toMicros(1), now);
  }

  /** Traces of a service that began in a span of time, in microseconds since 1970. */
  List<TraceSpan> between(String service, long fromMicros, long toMicros) throws IOException {
    String search =
        "/api/traces?limit=100&service=%s&start=%d&end=%d"
            .formatted(URLEncoder.encode(service, StandardCharsets.UTF_8), fromMicros, toMicros);
    return READER.read(Http.get(below(query, search)).body()).spans();
  }
}
