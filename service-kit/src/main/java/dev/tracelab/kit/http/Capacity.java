package dev.tracelab.kit.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.PlatformHandler;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bounds the requests that are under way: what comes beyond is refused at once, so that those let
 * in keep their deadline. Refusals are logged together, for a flood of them must not become a flood
 * of lines.
 */
final class Capacity implements PlatformHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Capacity.class);
  private static final long NANOS_BETWEEN_LINES = 1_000_000_000;

  private final int most;
  private final LongSupplier clock;
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final Counter shed;
  private final AtomicLong nextLine;

  /**
   * A bound.
   *
   * @param most requests at once
   * @param meters show the bound and what was refused
   * @param clock monotonic nanoseconds
   */
  Capacity(int most, MeterRegistry meters, LongSupplier clock) {
    this.most = most;
    this.clock = clock;
    this.nextLine = new AtomicLong(clock.getAsLong());
    this.shed =
        Counter.builder("http.server.shed.requests")
            .description("Requests refused because too many were under way.")
            .register(meters);
    Gauge.builder("http.server.capacity.requests", () -> most)
        .description("How many requests may be under way at once.")
        .register(meters);
  }

  @Override
  public void handle(RoutingContext context) {
    context.addEndHandler(end -> underWay.decrementAndGet());
    if (underWay.incrementAndGet() <= most) {
      context.next();
    } else {
      refused.incrementAndGet();
      shed.increment();
      logNowAndThen();
      context.fail(Unavailable.overloaded());
    }
  }

  private void logNowAndThen() {
    long now = clock.getAsLong();
    long due = nextLine.get();
    if (now - due >= 0 && nextLine.compareAndSet(due, now + NANOS_BETWEEN_LINES)) {
      LOG.warn("{} requests were under way, and {} refused.", most, refused.getAndSet(0));
    }
  }
}
