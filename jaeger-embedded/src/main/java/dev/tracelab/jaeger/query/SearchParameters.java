package dev.tracelab.jaeger.query;

import dev.tracelab.jaeger.store.TraceSearch;
import io.vertx.core.MultiMap;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads the {@code query.…} parameters of API v3. Each may be written in snake case too, as Jaeger
 * before 2.19 asked for.
 */
final class SearchParameters {

  private static final int DEFAULT_DEPTH = 100;

  private final MultiMap parameters;

  private SearchParameters(MultiMap parameters) {
    this.parameters = parameters;
  }

  /** The search these parameters ask for; {@link QueryError} 400 names the wrong one. */
  static TraceSearch parse(MultiMap parameters) {
    return new SearchParameters(parameters).search();
  }

  private TraceSearch search() {
    return new TraceSearch(
        text("query.serviceName"),
        text("query.operationName"),
        read("query.attributes", SearchParameters::attributes, Map.of()),
        startMicros(),
        new TraceSearch.Range(
            read("query.durationMin", SearchParameters::micros, 0L),
            read("query.durationMax", SearchParameters::micros, Long.MAX_VALUE)),
        depth());
  }

  private TraceSearch.Range startMicros() {
    Instant min = read("query.startTimeMin", Instant::parse, null);
    Instant max = read("query.startTimeMax", Instant::parse, null);
    if (min == null || max == null) {
      throw QueryError.badRequest("query.startTimeMin and query.startTimeMax are required");
    }
    if (!min.isBefore(max)) {
      throw QueryError.badRequest("query.startTimeMin must be before query.startTimeMax");
    }
    return new TraceSearch.Range(Micros.atOrAfter(min), Micros.atOrBefore(max));
  }

  private int depth() {
    int old = read("query.numTraces", Integer::valueOf, DEFAULT_DEPTH);
    int depth = read("query.searchDepth", Integer::valueOf, old);
    if (depth < 1) {
      throw QueryError.badRequest("malformed parameter query.searchDepth: it must be 1 or more");
    }
    return depth;
  }

  private <T> T read(String name, Function<String, T> reading, T absent) {
    String text = text(name);
    try {
      return text.isEmpty() ? absent : reading.apply(text);
    } catch (DateTimeParseException | IllegalArgumentException | DecodeException e) {
      throw QueryError.badRequest("malformed parameter " + name + ": " + e.getMessage());
    }
  }

  private String text(String name) {
    String snake = name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    String value = parameters.contains(name) ? parameters.get(name) : parameters.get(snake);
    return value == null ? "" : value;
  }

  private static long micros(String text) {
    Duration duration = GoDuration.parse(text);
    return Micros.of(duration);
  }

  private static Map<String, String> attributes(String json) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (Map.Entry<String, Object> entry : new JsonObject(json)) {
      if (!(entry.getValue() instanceof String value)) {
        throw new IllegalArgumentException("the value of " + entry.getKey() + " must be a string");
      }
      attributes.put(entry.getKey(), value);
    }
    return attributes;
  }
}
