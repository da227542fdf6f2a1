package dev.tracelab.jaeger.query;

import dev.tracelab.jaeger.store.TraceSearch;
import dev.tracelab.jaeger.store.TraceSearch.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Reads the search that a query's parameters describe, for each of the two APIs. */
final class SearchParameters {

  private static final int DEFAULT_DEPTH = 100;
  private static final Duration DEFAULT_LOOKBACK = Duration.ofDays(2);

  private SearchParameters() {}

  /**
   * Reads service (required), operation, start and end (microseconds since 1970), limit,
   * minDuration and maxDuration (50ms), tag (key:value, repeatable) and tags (JSON).
   *
   * @param maxTraces the highest limit allowed
   * @param now the end of a search without one; it starts two days earlier by default
   */
  static TraceSearch jaeger(Parameters parameters, int maxTraces, Instant now) {
    return new TraceSearch(
        parameters.required("service"),
        parameters.text("operation"),
        parameters.tags("tag", "tags"),
        new Range(
            parameters.read("start", Long::valueOf, Micros.atOrBefore(now.minus(DEFAULT_LOOKBACK))),
            parameters.read("end", Long::valueOf, Micros.atOrBefore(now))),
        jaegerDurations(parameters),
        depth(
            "limit",
            parameters.read("limit", Integer::valueOf, defaultDepth(maxTraces)),
            maxTraces));
  }

  private static Range jaegerDurations(Parameters parameters) {
    Range durations = durations(parameters, "minDuration", "maxDuration");
    if (durations.max() < durations.min()) {
      throw QueryError.badRequest("'maxDuration' should be greater than 'minDuration'");
    }
    return durations;
  }

  /**
   * Reads the {@code query.…} parameters of API v3, in snake case as well, which Jaeger required
   * before version 2.19.
   *
   * @param maxTraces the highest search depth allowed
   */
  static TraceSearch v3(Parameters given, int maxTraces) {
    Parameters parameters = given.withCamelCaseNames();
    return new TraceSearch(
        parameters.text("query.serviceName"),
        parameters.text("query.operationName"),
        parameters.read("query.attributes", Parameters::jsonTags, Map.of()),
        v3StartTimes(parameters),
        durations(parameters, "query.durationMin", "query.durationMax"),
        v3Depth(parameters, maxTraces));
  }

  private static Range v3StartTimes(Parameters parameters) {
    Instant min = parameters.read("query.startTimeMin", Instant::parse, null);
    Instant max = parameters.read("query.startTimeMax", Instant::parse, null);
    if (min == null || max == null) {
      throw QueryError.badRequest("query.startTimeMin and query.startTimeMax are required");
    }
    if (!min.isBefore(max)) {
      throw QueryError.badRequest("query.startTimeMin must be before query.startTimeMax");
    }
    return new Range(Micros.atOrAfter(min), Micros.atOrBefore(max));
  }

  private static int v3Depth(Parameters parameters, int maxTraces) {
    int deprecated = parameters.read("query.numTraces", Integer::valueOf, defaultDepth(maxTraces));
    int depth = parameters.read("query.searchDepth", Integer::valueOf, deprecated);
    return depth("query.searchDepth", depth, maxTraces);
  }

  private static int defaultDepth(int maxTraces) {
    return Math.min(DEFAULT_DEPTH, maxTraces);
  }

  private static int depth(String name, int depth, int maxTraces) {
    if (depth < 1 || depth > maxTraces) {
      throw QueryError.malformed(name, "it must be from 1 to " + maxTraces);
    }
    return depth;
  }

  /** A maximum of zero is no maximum. */
  private static Range durations(Parameters parameters, String minName, String maxName) {
    Duration min = parameters.read(minName, GoDuration::parse, Duration.ZERO);
    Duration max = parameters.read(maxName, GoDuration::parse, Duration.ZERO);
    return new Range(Micros.of(min), max.isZero() ? Long.MAX_VALUE : Micros.of(max));
  }
}
