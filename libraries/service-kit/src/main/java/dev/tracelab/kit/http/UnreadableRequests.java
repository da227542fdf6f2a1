package dev.tracelab.kit.http;

import dev.tracelab.tracing.http.TraceResponse;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpServerRequest;

/** Refuses what Vert.x cannot read as a request, before any router sees it. */
final class UnreadableRequests {

  private UnreadableRequests() {}

  /** Answers with a problem and closes the connection, whose bytes have no meaning any more. */
  static void refuse(HttpServerRequest request) {
    request.response().putHeader("connection", "close");
    TraceResponse.addTo(request.response());
    ResponseWriter.send(request.response(), problem(request.decoderResult().cause()));
    request.connection().close();
  }

  private static ProblemException problem(Throwable cause) {
    if (cause instanceof TooLongHttpLineException) {
      return ProblemException.of(414, "uri-too-long", "The address is longer than allowed.");
    }
    if (cause instanceof TooLongHttpHeaderException) {
      return ProblemException.of(
          431, "headers-too-large", "The headers are larger than allowed, 8 KiB together.");
    }
    return ProblemException.of(400, "bad-request", "This is no HTTP request.");
  }
}
