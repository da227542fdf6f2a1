package dev.tracelab.order.client;

import dev.tracelab.kit.http.Problem;
import dev.tracelab.kit.http.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;

/** Turns the answers of inventory-service into ours. */
final class InventoryAnswers {

  private static final int GATEWAY_TIMEOUT = 504;

  private InventoryAnswers() {}

  /** The response when it is a success, else a failure with the problem it carries. */
  static Future<HttpResponse<Buffer>> succeeded(HttpResponse<Buffer> response) {
    int status = response.statusCode();
    if (status < 400) {
      return Future.succeededFuture(response);
    }
    if (status == GATEWAY_TIMEOUT) {
      return Future.failedFuture(ProblemException.deadlineExceeded());
    }
    return Future.failedFuture(status < 500 ? refusal(response) : fault(status));
  }

  private static ProblemException fault(int status) {
    return ProblemException.unavailable(
        "The service inventory-service failed with status " + status + ": ask again.");
  }

  private static ProblemException refusal(HttpResponse<Buffer> response) {
    return Problem.in(response)
        .map(ProblemException::of)
        .orElseGet(() -> fault(response.statusCode()));
  }
}
