package dev.tracelab.jaeger.query;

import dev.tracelab.jaeger.store.TraceSearch;
import dev.tracelab.jaeger.store.TraceSearch.Range;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads a search of the older API: service (required), operation, start and end (microseconds since
 * 1970), limit, minDuration and maxDuration (50ms), tag (key:value, several) and tags (JSON).
 */
final class JaegerSearch {

  private static final int DEFAULT_LIMIT = 100;
  private static final Duration LOOKBACK = Duration.ofDays(2);

  private final Parameters parameters;
  private final int maxTraces;
  private final Instant now;

  private JaegerSearch(MultiMap parameters, int maxTraces, Instant now) {
    this.parameters = new Parameters(parameters);
    this.maxTraces = maxTraces;
    this.now = now;
  }

  /**
   * A search that is still to be read.
   *
   * @param maxTraces the most traces that can be asked for
   * @param now the end of a search that names none; it begins two days before unless told
   */
  static JaegerSearch of(MultiMap parameters, int maxTraces, Instant now) {
    return new JaegerSearch(parameters, maxTraces, now);
  }

  /** The search; {@link QueryError} 400 names the wrong parameter. */
  TraceSearch parse() {
    String service = parameters.text("service");
    if (service.isEmpty()) {
      throw QueryError.badRequest("parameter 'service' is required");
    }
    return new TraceSearch(
        service,
        parameters.text("operation"),
        tags(),
        new Range(time("start", now.minus(LOOKBACK)), time("end", now)),
        durations(),
        SearchDepth.checked(
            "limit", parameters.read("limit", Integer::valueOf, depth()), maxTraces));
  }

  private int depth() {
    return Math.min(DEFAULT_LIMIT, maxTraces);
  }

  private long time(String name, Instant absent) {
    return parameters.read(name, Long::valueOf, Micros.atOrBefore(absent));
  }

  private Range durations() {
    Range durations =
        Durations.between(
            parameters.read("minDuration", GoDuration::parse, Duration.ZERO),
            parameters.read("maxDuration", GoDuration::parse, Duration.ZERO));
    if (durations.max() < durations.min()) {
      throw QueryError.badRequest("'maxDuration' should be greater than 'minDuration'");
    }
    return durations;
  }

  private Map<String, String> tags() {
    Map<String, String> tags = new LinkedHashMap<>();
    for (String tag : parameters.all().getAll("tag")) {
      var pair = Parameters.readText("tag", tag, TagParameters::pair);
      tags.put(pair.getKey(), pair.getValue());
    }
    for (String json : parameters.all().getAll("tags")) {
      tags.putAll(Parameters.readText("tags", json, TagParameters::json));
    }
    return tags;
  }
}
