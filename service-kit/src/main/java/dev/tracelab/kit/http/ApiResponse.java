package dev.tracelab.kit.http;

import dev.tracelab.kit.problem.Problem;
import dev.tracelab.kit.problem.ProblemException;
import dev.tracelab.tracing.SpanTags;
import dev.tracelab.tracing.TraceContext;
import io.opentracing.Span;
import io.opentracing.log.Fields;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;

/**
 * The response of a handler.
 *
 * @param status the HTTP status
 * @param headers lower-case names to values, including {@code content-type}
 * @param body the bytes to send
 */
public record ApiResponse(int status, Map<String, String> headers, Buffer body) {

  private static final String CONTENT_TYPE = "content-type";

  /** Copies the headers. */
  public ApiResponse {
    headers = Map.copyOf(headers);
  }

  /** A response with a JSON body. */
  public static ApiResponse json(int status, JsonObject body) {
    return of(status, "application/json", body.toBuffer());
  }

  /** A response with a body of any media type. */
  public static ApiResponse of(int status, String contentType, Buffer body) {
    return new ApiResponse(status, Map.of(CONTENT_TYPE, contentType), body);
  }

  /** A problem with its headers and the id of the current trace. */
  static ApiResponse problem(ProblemException outcome) {
    TraceContext trace = TraceContext.current();
    return problem(outcome, trace == null ? null : trace.traceId());
  }

  /**
   * A problem with its headers, as the trace with this id first returned it.
   *
   * @param traceId null if there was no trace
   */
  public static ApiResponse problem(ProblemException outcome, String traceId) {
    JsonObject body = outcome.problem().toJson();
    if (traceId != null) {
      body.put("traceId", traceId);
    }
    Map<String, String> headers = new TreeMap<>(outcome.headers());
    headers.put(CONTENT_TYPE, Problem.MEDIA_TYPE);
    return new ApiResponse(outcome.problem().status(), headers, body.toBuffer());
  }

  /** This response with one more header. */
  public ApiResponse withHeader(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new ApiResponse(status, more, body);
  }

  /** Sends this, unless the client has disconnected or another response has been sent. */
  void sendTo(HttpServerResponse response) {
    if (response.headWritten() || response.closed()) {
      return;
    }
    explainToSpan();
    response.setStatusCode(status);
    headers.forEach(response::putHeader);
    // Vert.x omits the length for HEAD, whose response has no body to count.
    response.putHeader("content-length", Integer.toString(body.length()));
    response.end(body);
  }

  /** Notes a problem on the server span. Problems quote nothing of a request's body. */
  private void explainToSpan() {
    Span span = TraceContext.activeSpan();
    if (span != null && status >= 400) {
      Problem.in(status, headers.get(CONTENT_TYPE), body)
          .ifPresent(problem -> explain(span, problem));
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
}
