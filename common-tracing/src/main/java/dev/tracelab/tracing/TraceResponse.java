package dev.tracelab.tracing;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.PlatformHandler;

/**
 * Tells the caller its trace: {@code traceresponse} as the draft of W3C Trace Context level 3 has
 * it, and {@code x-trace-id} for people. Mount it first, so that errors carry them too.
 */
public final class TraceResponse implements PlatformHandler {

  private static final String TRACE_RESPONSE = "traceresponse";
  private static final String TRACE_ID = "x-trace-id";

  private TraceResponse() {}

  /** A handler for the front of a router. */
  public static TraceResponse create() {
    return new TraceResponse();
  }

  @Override
  public void handle(RoutingContext request) {
    addTo(request.response());
    request.next();
  }

  /** Sets the headers on a response that no router sees, such as that to an unreadable request. */
  public static void addTo(HttpServerResponse response) {
    TraceContext trace = TraceContext.current();
    if (trace != null) {
      response.putHeader(TRACE_RESPONSE, traceResponse(trace));
      response.putHeader(TRACE_ID, trace.traceId());
    }
  }

  /** Version 00, the trace id in 32 digits, the server span's id, and whether it is sampled. */
  private static String traceResponse(TraceContext trace) {
    String traceId = "0".repeat(32 - trace.traceId().length()) + trace.traceId();
    return "00-" + traceId + "-" + trace.spanId() + (trace.isSampled() ? "-01" : "-00");
  }
}
