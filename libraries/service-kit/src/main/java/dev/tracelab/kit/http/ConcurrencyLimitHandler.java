package dev.tracelab.kit.http;

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
 * Bounds the requests that are under way: what comes beyond is refused at once, so that those let
 * in keep their deadline. Refusals are logged together, for a flood of them must not become a flood
 * of lines. Used by one event loop.
 */
final class ConcurrencyLimitHandler implements PlatformHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ConcurrencyLimitHandler.class);
  private static final long NANOS_BETWEEN_LINES = 1_000_000_000;

  private final AdaptiveConcurrencyLimit limit;
  private final LongSupplier clock;
  private final Counter shed;
  private int underWay;
  private int refused;
  private long nextLine;

  /**
   * A bound.
   *
   * @param most requests at once
   * @param wished within which most of them are to be answered; where they are not, fewer are let
   *     in
   * @param meters show the bound and what was refused
   * @param clock monotonic nanoseconds
   */
  ConcurrencyLimitHandler(int most, Duration wished, MeterRegistry meters, LongSupplier clock) {
    this.clock = clock;
    this.nextLine = clock.getAsLong();
    this.limit = new AdaptiveConcurrencyLimit(most, wished, nextLine);
    this.shed =
        Counter.builder("http.server.shed.requests")
            .description("Requests refused because too many were under way.")
            .register(meters);
    Gauge.builder("http.server.capacity.requests", limit::requests)
        .description("How many requests may be under way at once.")
        .register(meters);
  }

  @Override
  public void handle(RoutingContext context) {
    if (underWay < limit.requests()) {
      letIn(context, clock.getAsLong());
    } else {
      refused++;
      shed.increment();
      logNowAndThen();
      context.fail(ProblemException.overloaded());
    }
  }

  private void letIn(RoutingContext context, long began) {
    underWay++;
    context.addEndHandler(
        end -> {
          underWay--;
          limit.ended(began, clock.getAsLong());
        });
    context.next();
  }

  private void logNowAndThen() {
    long now = clock.getAsLong();
    if (now - nextLine >= 0) {
      LOG.warn("{} requests were under way, and {} refused.", underWay, refused);
      nextLine = now + NANOS_BETWEEN_LINES;
      refused = 0;
    }
  }
}
