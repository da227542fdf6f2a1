package dev.tracelab.kit.http;

import dev.tracelab.tracing.TraceContext;
import io.vertx.core.http.HttpServerResponse;

/** Sends answers and problems. */
final class AnswerWriter {

  private AnswerWriter() {}

  /** Sends an answer, unless the caller has gone or an answer is already on its way. */
  static void send(HttpServerResponse response, Answer answer) {
    if (response.headWritten() || response.closed()) {
      return;
    }
    response.setStatusCode(answer.status());
    answer.headers().forEach(response::putHeader);
    response.end(answer.body());
  }

  /** Sends a problem with the id of the trace it is in. */
  static void send(HttpServerResponse response, ProblemException outcome) {
    TraceContext trace = TraceContext.current();
    send(response, Answer.problem(outcome, trace == null ? null : trace.traceId()));
  }
}
