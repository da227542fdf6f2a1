package dev.tracelab.kit.client;

import dev.tracelab.kit.http.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.Optional;
import java.util.Set;

/** Reads what another service says went wrong. */
public final class ReceivedProblem {

  private static final Set<String> STANDARD =
      Set.of("type", "title", "status", "detail", "instance", "traceId");

  private ReceivedProblem() {}

  /**
   * The problem in a response.
   *
   * @return empty when the response is none, or none that can be read
   */
  public static Optional<Problem> in(HttpResponse<Buffer> response) {
    String contentType = response.getHeader("content-type");
    if (contentType == null || !contentType.startsWith(Problem.MEDIA_TYPE)) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(response.statusCode(), response.bodyAsJsonObject()));
    } catch (DecodeException | ClassCastException | NullPointerException e) {
      return Optional.empty();
    }
  }

  private static Problem read(int status, JsonObject body) {
    JsonObject extensions = body.copy();
    STANDARD.forEach(extensions::remove);
    return new Problem(
        status,
        body.getString("type"),
        body.getString("title"),
        body.getString("detail", ""),
        extensions);
  }
}
