package dev.tracelab.jaeger.query;

import io.vertx.core.MultiMap;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Which calls between services are asked for.
 *
 * @param afterMicros traces that began after this, in microseconds since 1970
 * @param beforeMicros and ended before this
 * @param service calls from or to this service, or the empty string for all
 */
record DependencyQuery(long afterMicros, long beforeMicros, String service) {

  private static final long LOOKBACK_MILLIS = TimeUnit.DAYS.toMillis(1);

  /** Reads endTs and lookback, in milliseconds; without them it is the day until now. */
  static DependencyQuery parse(MultiMap multiMap, Instant now) {
    Parameters parameters = new Parameters(multiMap);
    long end = parameters.read("endTs", Long::valueOf, now.toEpochMilli());
    long lookback = parameters.read("lookback", Long::valueOf, LOOKBACK_MILLIS);
    if (lookback < 0) {
      throw QueryError.badRequest("malformed parameter lookback: it must not be negative");
    }
    return new DependencyQuery(
        TimeUnit.MILLISECONDS.toMicros(end - lookback),
        TimeUnit.MILLISECONDS.toMicros(end),
        parameters.text("service"));
  }
}
