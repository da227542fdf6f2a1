package dev.tracelab.gateway.client;

import dev.tracelab.kit.client.ServiceCall;
import dev.tracelab.kit.client.ServiceClient;
import dev.tracelab.kit.client.ServiceClient.CallCancelledException;
import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.kit.problem.Problem;
import dev.tracelab.kit.problem.ProblemException;
import dev.tracelab.tracing.SpanTags;
import dev.tracelab.tracing.Traced;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentracing.Span;
import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.circuitbreaker.CircuitBreakerState;
import io.vertx.circuitbreaker.OpenCircuitException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;

/**
 * A service behind the gateway. Each call is a span for its purpose, the intent, with one child for
 * each attempt, which {@link ServiceClient} makes. A circuit breaker fails calls fast while the
 * service does not respond.
 */
public final class Upstream {

  // Only the gateway retries, and only if no connection was made: see ServiceClient.
  private static final int ATTEMPTS = 2;
  private static final long NO_TIMEOUT_BUT_THE_DEADLINE = -1;

  private final Traced traced;
  private final ServiceClient client;
  private final CircuitBreaker breaker;
  private final BreakerMeters breakerMeters;

  /**
   * When the circuit breaker opens and tries again.
   *
   * @param failures consecutive failures within ten seconds that open it
   * @param pause how long it stays open before one call may probe the service
   */
  public record BreakerConfig(int failures, Duration pause) {}

  /** A service with a circuit breaker of its own. */
  public Upstream(
      Vertx vertx,
      Traced traced,
      ServiceClient client,
      BreakerConfig config,
      MeterRegistry meters) {
    this.traced = traced;
    this.client = client;
    this.breaker =
        CircuitBreaker.create(
            client.peer(),
            vertx,
            new CircuitBreakerOptions()
                .setMaxFailures(config.failures())
                .setResetTimeout(config.pause().toMillis())
                .setTimeout(NO_TIMEOUT_BUT_THE_DEADLINE)
                .setNotificationAddress(null));
    breaker.failurePolicy(this::isFailureOfService);
    this.breakerMeters = new BreakerMeters(breaker, meters);
  }

  /**
   * Calls the service.
   *
   * @param intent the purpose, such as {@code place order}: the span's name
   * @return a response with a status below 500. Fails with a problem: 503 if the service is
   *     unreachable or the circuit is open, 504 if the deadline passes, 502 for other 5xx responses
   */
  public Future<HttpResponse<Buffer>> call(String intent, ServiceCall call, Deadline deadline) {
    return traced.span(
        intent,
        span -> {
          span.setTag(SpanTags.DEADLINE_MS, deadline.remainingMillis());
          tagBreaker(span);
          return breaker
              .execute(() -> client.call(call, deadline, ATTEMPTS))
              .onFailure(breakerMeters::failed)
              .recover(this::explainOpenCircuit)
              .compose(this::checkStatus)
              .onSuccess(response -> tagOutcome(span, response));
        });
  }

  /** The circuit breaker's state: {@code closed}, {@code open} or {@code half-open}. */
  public String breakerState() {
    return BreakerMeters.nameOf(breaker.state());
  }

  /** A cancelled call is no failure of the service, but does not prove that it has recovered. */
  private boolean isFailureOfService(Future<?> result) {
    return result.failed()
        && (!(result.cause() instanceof CallCancelledException)
            || breaker.state() == CircuitBreakerState.HALF_OPEN);
  }

  private void tagBreaker(Span span) {
    if (breaker.state() != CircuitBreakerState.CLOSED) {
      span.setTag(SpanTags.BREAKER, breakerState());
      span.log("The circuit breaker of " + client.peer() + " is " + breakerState() + ".");
    }
  }

  private Future<HttpResponse<Buffer>> explainOpenCircuit(Throwable failure) {
    return Future.failedFuture(
        failure instanceof OpenCircuitException
            ? ProblemException.unavailable(
                client.peer() + " does not respond; calls to it are suspended for a moment.")
            : failure);
  }

  private Future<HttpResponse<Buffer>> checkStatus(HttpResponse<Buffer> response) {
    return response.statusCode() < 500
        ? Future.succeededFuture(response)
        : Future.failedFuture(problemOf(response));
  }

  private ProblemException problemOf(HttpResponse<Buffer> response) {
    return switch (response.statusCode()) {
      case 503 ->
          ProblemException.unavailable(
              Problem.in(response)
                  .map(Problem::detail)
                  .orElse(client.peer() + " is not available."));
      case 504 -> ProblemException.deadlineExceeded();
      default -> ProblemException.of(502, "bad-gateway", client.peer() + " failed.");
    };
  }

  private static void tagOutcome(Span span, HttpResponse<Buffer> response) {
    Problem.in(response).ifPresent(problem -> span.setTag(SpanTags.OUTCOME, problem.name()));
  }
}
