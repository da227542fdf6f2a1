package dev.tracelab.kit.client;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.kit.metrics.Metrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.AsyncResult;
import io.vertx.ext.web.client.HttpResponse;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Rate, errors and duration of the calls to one service. Each attempt counts. */
final class CallMeters {

  private final AtomicInteger active = new AtomicInteger();
  private final MeterProvider<Timer> attempts;

  CallMeters(MeterRegistry meters, String peer) {
    attempts =
        Metrics.latencyTimer("http.client.requests", "Attempts to call another service.")
            .tag("peer", peer)
            .withRegistry(meters);
    Gauge.builder("http.client.active.requests", active::get)
        .description("Calls to another service in flight or waiting for a connection.")
        .tag("peer", peer)
        .register(meters);
  }

  Timer.Sample begin() {
    active.incrementAndGet();
    return Timer.start();
  }

  /** To be called in the context of the client span, which becomes the exemplar. */
  void end(
      Timer.Sample sample,
      ServiceCall call,
      Deadline deadline,
      AsyncResult<? extends HttpResponse<?>> result) {
    active.decrementAndGet();
    sample.stop(
        attempts.withTags(
            "method",
            call.method().name(),
            "route",
            call.pathTemplate(),
            "status",
            status(result, deadline)));
  }

  private static String status(AsyncResult<? extends HttpResponse<?>> result, Deadline deadline) {
    if (result.succeeded()) {
      return Integer.toString(result.result().statusCode());
    }
    if (deadline.isCancelled()) {
      return "gone";
    }
    if (ServiceClient.nothingWasSent(result.cause())) {
      return "unreachable";
    }
    return result.cause() instanceof TimeoutException ? "timeout" : "failed";
  }
}
