package dev.tracelab.kit.http.hardening;

import dev.tracelab.kit.problem.ProblemException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.PlatformHandler;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Load shedding: refuses requests above the concurrency limit at once, so that admitted requests
 * meet their deadline. Logs at most one line per second. Used by one event loop.
 */
public final class ConcurrencyLimitHandler implements PlatformHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ConcurrencyLimitHandler.class);
  private static final long LOG_INTERVAL_NANOS = 1_000_000_000;

  private final AdaptiveConcurrencyLimit limit;
  private final LongSupplier clock;
  private final Counter shed;
  private int inFlight;
  private int shedSinceLog;
  private long nextLog;

  /**
   * Creates a handler that starts at the maximum.
   *
   * @param max the most requests in flight
   * @param targetP95 target p95 latency; while it is missed, fewer requests are admitted
   * @param meters where the limit and the refusals are shown
   * @param clock monotonic nanoseconds
   */
  public ConcurrencyLimitHandler(
      int max, Duration targetP95, MeterRegistry meters, LongSupplier clock) {
    this.clock = clock;
    this.nextLog = clock.getAsLong();
    this.limit = new AdaptiveConcurrencyLimit(max, targetP95, nextLog);
    this.shed =
        Counter.builder("http.server.shed.requests")
            .description("Requests refused because too many were in flight.")
            .register(meters);
    Gauge.builder("http.server.capacity.requests", limit::requests)
        .description("The most requests that may be in flight.")
        .register(meters);
  }

  @Override
  public void handle(RoutingContext context) {
    if (inFlight < limit.requests()) {
      admit(context, clock.getAsLong());
    } else {
      shed.increment();
      log();
      context.fail(ProblemException.overloaded());
    }
  }

  private void admit(RoutingContext context, long started) {
    inFlight++;
    context.addEndHandler(
        end -> {
          inFlight--;
          limit.ended(started, clock.getAsLong());
        });
    context.next();
  }

  private void log() {
    shedSinceLog++;
    long now = clock.getAsLong();
    if (now - nextLog >= 0) {
      LOG.warn("{} requests were in flight, and {} refused.", inFlight, shedSinceLog);
      nextLog = now + LOG_INTERVAL_NANOS;
      shedSinceLog = 0;
    }
  }
}
