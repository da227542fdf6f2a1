package dev.tracelab.gateway.client;

import dev.tracelab.kit.http.Problem;
import dev.tracelab.kit.http.ProblemException;
import io.vertx.circuitbreaker.OpenCircuitException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;

/** What is wrong behind the gateway, as a problem of the gateway's own. */
record UpstreamFailures(String peer) {

  /** Calls that got no response. */
  Future<HttpResponse<Buffer>> explain(Throwable failure) {
    return Future.failedFuture(
        failure instanceof OpenCircuitException
            ? ProblemException.unavailable(
                peer + " did not answer lately and is left alone for a while.")
            : failure);
  }

  /** Responses that say the service failed; all others pass. */
  Future<HttpResponse<Buffer>> refuseErrors(HttpResponse<Buffer> response) {
    return response.statusCode() < 500
        ? Future.succeededFuture(response)
        : Future.failedFuture(problem(response));
  }

  private ProblemException problem(HttpResponse<Buffer> response) {
    return switch (response.statusCode()) {
      case 503 -> ProblemException.unavailable(reason(response));
      case 504 -> ProblemException.deadlineExceeded();
      default -> ProblemException.of(502, "bad-gateway", peer + " failed.");
    };
  }

  private String reason(HttpResponse<Buffer> response) {
    return Problem.in(response).map(Problem::detail).orElse(peer + " is not available.");
  }
}
