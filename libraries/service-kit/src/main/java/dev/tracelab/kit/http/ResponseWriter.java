package dev.tracelab.kit.http;

import dev.tracelab.tracing.SpanTags;
import dev.tracelab.tracing.TraceContext;
import io.opentracing.Span;
import io.opentracing.log.Fields;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;

/** Sends answers and problems, and tells the server span why a request was refused. */
final class ResponseWriter {

  private ResponseWriter() {}

  /** Sends an answer, unless the caller has gone or an answer is already on its way. */
  static void send(HttpServerResponse response, ApiResponse answer) {
    if (response.headWritten() || response.closed()) {
      return;
    }
    explain(answer);
    response.setStatusCode(answer.status());
    answer.headers().forEach(response::putHeader);
    // Vert.x does not say it for HEAD, which has no body to count.
    response.putHeader("content-length", Integer.toString(answer.body().length()));
    response.end(answer.body());
  }

  /** Type and sentence of a problem, nothing of the request: its sentences quote no body. */
  private static void explain(ApiResponse answer) {
    Span span = TraceContext.activeSpan();
    if (span != null && answer.status() >= 400) {
      Problem.in(answer).ifPresent(problem -> explain(span, problem));
    }
  }

  private static void explain(Span span, Problem problem) {
    if (problem.status() < 500) {
      span.setTag(SpanTags.OUTCOME, problem.name());
    }
    span.log(
        Map.of(
            Fields.EVENT,
            "problem",
            "problem.type",
            problem.type(),
            Fields.MESSAGE,
            problem.detail()));
  }

  /** Sends a problem with the id of the trace it is in. */
  static void send(HttpServerResponse response, ProblemException outcome) {
    TraceContext trace = TraceContext.current();
    send(response, ApiResponse.problem(outcome, trace == null ? null : trace.traceId()));
  }
}
