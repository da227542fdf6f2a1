package dev.tracelab.kit.http;

import dev.tracelab.kit.metrics.Metrics;
import dev.tracelab.tracing.http.RouteNames;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.AsyncResult;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.PlatformHandler;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Rate, errors and duration of requests by route template, never by path, which would let clients
 * create any number of series. Recorded while the server span is active, so it is the exemplar.
 */
final class RequestMeters implements PlatformHandler {

  private final RouteNames routes;
  private final AtomicInteger active = new AtomicInteger();
  private final MeterProvider<Timer> requests;

  RequestMeters(MeterRegistry meters, RouteNames routes) {
    this.routes = routes;
    this.requests =
        Metrics.latencyTimer(
                "http.server.requests", "Requests, from their head to the end of the response.")
            .withRegistry(meters);
    Gauge.builder("http.server.active.requests", active::get)
        .description("Requests in flight.")
        .register(meters);
  }

  @Override
  public void handle(RoutingContext context) {
    Timer.Sample sample = Timer.start();
    active.incrementAndGet();
    context.addEndHandler(
        end -> {
          active.decrementAndGet();
          sample.stop(timer(context, end));
        });
    context.next();
  }

  private Timer timer(RoutingContext context, AsyncResult<Void> end) {
    String method = context.request().method().name();
    String template = routes.templateOf(method, context.request().path());
    return requests.withTags(
        "method",
        RouteNames.methodOf(method),
        "route",
        template == null ? "unmatched" : template,
        "status",
        end.succeeded() ? Integer.toString(context.response().getStatusCode()) : "gone");
  }
}
