package dev.tracelab.kit.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a handler answers.
 *
 * @param status the HTTP status
 * @param headers header names, lower case, to values; {@code content-type} among them
 * @param body the bytes as they are sent
 */
public record ApiResponse(int status, Map<String, String> headers, Buffer body) {

  private static final String CONTENT_TYPE = "content-type";

  /** Keeps a copy of the headers. */
  public ApiResponse {
    headers = Map.copyOf(headers);
  }

  /** A JSON body. */
  public static ApiResponse json(int status, JsonObject body) {
    return of(status, "application/json", body.toBuffer());
  }

  /** A body of any media type. */
  public static ApiResponse of(int status, String contentType, Buffer body) {
    return new ApiResponse(status, Map.of(CONTENT_TYPE, contentType), body);
  }

  /**
   * A problem, with the headers that belong to it.
   *
   * @param traceId where to look for what happened; null outside a trace
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

  /** This answer with one more header. */
  public ApiResponse withHeader(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new ApiResponse(status, more, body);
  }
}
