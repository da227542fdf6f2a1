package dev.tracelab.jaeger.query;

import dev.tracelab.jaeger.store.TraceSearch;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.time.Instant;
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
  private final int maxTraces;

  private SearchParameters(MultiMap parameters, int maxTraces) {
    this.parameters = parameters;
    this.maxTraces = maxTraces;
  }

  /**
   * The search these parameters ask for; {@link QueryError} 400 names the wrong one.
   *
   * @param maxTraces the most traces that can be asked for
   */
  static TraceSearch parse(MultiMap parameters, int maxTraces) {
    return new SearchParameters(parameters, maxTraces).search();
  }

  private TraceSearch search() {
    return new TraceSearch(
        text("query.serviceName"),
        text("query.operationName"),
        read("query.attributes", TagParameters::json, Map.of()),
        startMicros(),
        Durations.between(
            read("query.durationMin", GoDuration::parse, Duration.ZERO),
            read("query.durationMax", GoDuration::parse, Duration.ZERO)),
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
    int absent = Math.min(DEFAULT_DEPTH, maxTraces);
    int old = read("query.numTraces", Integer::valueOf, absent);
    int depth = read("query.searchDepth", Integer::valueOf, old);
    return SearchDepth.checked("query.searchDepth", depth, maxTraces);
  }

  private <T> T read(String name, Function<String, T> reading, T absent) {
    String text = text(name);
    return text.isEmpty() ? absent : Parameters.readText(name, text, reading);
  }

  private String text(String name) {
    String snake = name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    String value = parameters.contains(name) ? parameters.get(name) : parameters.get(snake);
    return value == null ? "" : value;
  }
}
