package dev.tracelab.kit.client;

import dev.tracelab.kit.http.ApiResponse;
import dev.tracelab.kit.http.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.util.Optional;

/** Reads what another service says went wrong. */
public final class ReceivedProblem {

  private ReceivedProblem() {}

  /**
   * The problem in a response.
   *
   * @return empty when the response is none, or none that can be read
   */
  public static Optional<Problem> in(HttpResponse<Buffer> response) {
    String contentType = response.getHeader("content-type");
    return contentType == null || response.body() == null
        ? Optional.empty()
        : Problem.in(ApiResponse.of(response.statusCode(), contentType, response.body()));
  }
}
