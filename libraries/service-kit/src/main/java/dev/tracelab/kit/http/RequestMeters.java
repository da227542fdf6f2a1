package dev.tracelab.kit.http;

import dev.tracelab.kit.metrics.LatencyTimer;
import dev.tracelab.tracing.RouteNames;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.AsyncResult;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.PlatformHandler;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Rate, errors and duration of a service's requests, by the route's template and never by the path
 * itself, so that strangers cannot make endless series. The value is recorded where the request's
 * server span is active, which so becomes its exemplar.
 */
final class RequestMeters implements PlatformHandler {

  private final MeterRegistry meters;
  private final RouteNames routes;
  private final AtomicInteger underWay = new AtomicInteger();
  private final Map<Series, Timer> timers = new ConcurrentHashMap<>();

  private RequestMeters(MeterRegistry meters, RouteNames routes) {
    this.meters = meters;
    this.routes = routes;
  }

  /** The meters of an API with these routes. */
  static RequestMeters create(MeterRegistry meters, RouteNames routes) {
    RequestMeters requests = new RequestMeters(meters, routes);
    Gauge.builder("http.server.active.requests", requests.underWay::get)
        .description("Requests that are under way.")
        .register(meters);
    return requests;
  }

  @Override
  public void handle(RoutingContext context) {
    long start = System.nanoTime();
    underWay.incrementAndGet();
    context.addEndHandler(end -> ended(context, start, end));
    context.next();
  }

  private void ended(RoutingContext context, long start, AsyncResult<Void> end) {
    underWay.decrementAndGet();
    timers
        .computeIfAbsent(series(context, end), this::timer)
        .record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
  }

  private Series series(RoutingContext context, AsyncResult<Void> end) {
    String method = context.request().method().name();
    String template = routes.templateOf(method, context.request().path());
    return new Series(
        RouteNames.methodOf(method),
        template == null ? "unmatched" : template,
        end.succeeded() ? Integer.toString(context.response().getStatusCode()) : "gone");
  }

  private Timer timer(Series series) {
    return LatencyTimer.timer("http.server.requests", "Requests, from the head to the answer's end.")
        .tags("method", series.method(), "route", series.route(), "status", series.status())
        .register(meters);
  }

  private record Series(String method, String route, String status) {}
}
