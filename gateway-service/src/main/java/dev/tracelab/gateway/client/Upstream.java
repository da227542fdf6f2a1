package dev.tracelab.gateway.client;

import dev.tracelab.kit.client.CallCancelledException;
import dev.tracelab.kit.client.ServiceCall;
import dev.tracelab.kit.client.ServiceClient;
import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.kit.http.Problem;
import dev.tracelab.tracing.SpanTags;
import dev.tracelab.tracing.Traced;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentracing.Span;
import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.circuitbreaker.CircuitBreakerState;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;

/**
 * A service behind the gateway. Each call is an intent span with its attempts below; a service that
 * gives no answers is left alone for a while, so that callers do not wait for it in vain.
 */
public final class Upstream {

  // The one layer that retries, and only what never left: see ServiceClient.
  private static final int ATTEMPTS = 2;
  private static final long BOUND_BY_THE_DEADLINE = -1;

  private final Traced traced;
  private final ServiceClient client;
  private final CircuitBreaker breaker;
  private final BreakerMeters meters;
  private final UpstreamFailures failures;

  private Upstream(
      Traced traced, ServiceClient client, CircuitBreaker breaker, BreakerMeters meters) {
    this.traced = traced;
    this.client = client;
    this.breaker = breaker;
    this.meters = meters;
    this.failures = new UpstreamFailures(client.peer());
  }

  /** One service, with a circuit breaker of its own. */
  public static Upstream create(
      Vertx vertx,
      Traced traced,
      ServiceClient client,
      BreakerConfig config,
      MeterRegistry meters) {
    CircuitBreakerOptions options =
        new CircuitBreakerOptions()
            .setMaxFailures(config.failures())
            .setResetTimeout(config.pause().toMillis())
            .setTimeout(BOUND_BY_THE_DEADLINE)
            .setNotificationAddress(null);
    CircuitBreaker breaker = CircuitBreaker.create(client.peer(), vertx, options);
    breaker.failurePolicy(call -> isItsFault(call, breaker.state()));
    return new Upstream(traced, client, breaker, BreakerMeters.of(breaker, meters));
  }

  /**
   * Calls the service.
   *
   * @param intent what for, such as {@code place order}: the span's name
   * @return the response, of a status below 500. Fails with a problem: 503 when the service is away
   *     or left alone, 504 when the deadline passes, 502 when the service failed
   */
  public Future<HttpResponse<Buffer>> ask(String intent, ServiceCall call, Deadline deadline) {
    return traced.span(
        intent,
        span -> {
          span.setTag(SpanTags.DEADLINE_MS, deadline.remainingMillis());
          tagBreaker(span);
          return breaker
              .execute(() -> client.call(call, deadline, ATTEMPTS))
              .onFailure(meters::failed)
              .recover(failures::explain)
              .compose(failures::refuseErrors)
              .onSuccess(response -> tagOutcome(span, response));
        });
  }

  /** The circuit breaker's state: {@code closed}, {@code open} or {@code half-open}. */
  public String breakerState() {
    return BreakerMeters.nameOf(breaker.state());
  }

  /**
   * A client that went away says nothing of the service behind; nor does it prove that the service
   * is back.
   */
  private static boolean isItsFault(Future<?> call, CircuitBreakerState state) {
    return call.failed()
        && (!(call.cause() instanceof CallCancelledException)
            || state == CircuitBreakerState.HALF_OPEN);
  }

  private void tagBreaker(Span span) {
    if (breaker.state() != CircuitBreakerState.CLOSED) {
      span.setTag(SpanTags.BREAKER, breakerState());
      span.log("The circuit breaker of " + client.peer() + " is " + breakerState() + ".");
    }
  }

  private static void tagOutcome(Span span, HttpResponse<Buffer> response) {
    Problem.in(response).ifPresent(problem -> span.setTag(SpanTags.OUTCOME, problem.name()));
  }
}
