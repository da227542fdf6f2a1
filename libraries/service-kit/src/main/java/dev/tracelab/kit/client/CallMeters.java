package dev.tracelab.kit.client;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.kit.metrics.LatencyTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.ext.web.client.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Rate, errors and duration of the calls to one service: each attempt counts. */
final class CallMeters {

  private final MeterRegistry meters;
  private final String peer;
  private final AtomicInteger underWay = new AtomicInteger();
  private final Map<Series, Timer> timers = new ConcurrentHashMap<>();

  private CallMeters(MeterRegistry meters, String peer) {
    this.meters = meters;
    this.peer = peer;
  }

  static CallMeters create(MeterRegistry meters, String peer) {
    CallMeters calls = new CallMeters(meters, peer);
    Gauge.builder("http.client.active.requests", calls.underWay::get)
        .description("Calls to another service that are under way, waiting for a connection too.")
        .tag("peer", peer)
        .register(meters);
    return calls;
  }

  /** Measures one attempt, on the context of its client span, which so becomes the exemplar. */
  <T> Future<HttpResponse<T>> measure(
      ServiceCall call, Deadline deadline, Supplier<Future<HttpResponse<T>>> send) {
    long start = System.nanoTime();
    Future<HttpResponse<T>> response = send.get();
    underWay.incrementAndGet();
    return response.onComplete(end -> ended(call, start, status(end, deadline)));
  }

  private void ended(ServiceCall call, long start, String status) {
    underWay.decrementAndGet();
    timers
        .computeIfAbsent(new Series(call.method().name(), call.pathTemplate(), status), this::timer)
        .record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
  }

  private static String status(AsyncResult<? extends HttpResponse<?>> end, Deadline deadline) {
    if (end.succeeded()) {
      return Integer.toString(end.result().statusCode());
    }
    if (deadline.isCancelled()) {
      return "gone";
    }
    if (CallFailures.nothingWasSent(end.cause())) {
      return "unreachable";
    }
    return end.cause() instanceof TimeoutException ? "timeout" : "failed";
  }

  private Timer timer(Series series) {
    return LatencyTimer.timer("http.client.requests", "Attempts to call another service.")
        .tags("peer", peer, "method", series.method(), "route", series.route())
        .tag("status", series.status())
        .register(meters);
  }

  private record Series(String method, String route, String status) {}
}
