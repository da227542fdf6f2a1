package dev.tracelab.tracing;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/**
 * Tells the caller its trace: {@code traceresponse} as the draft of W3C Trace Context level 3 has
 * it, and {@code x-trace-id} for people. Mount it first, so that errors carry them too.
 */
public final class TraceResponse implements Handler<RoutingContext> {

  private static final String TRACE_RESPONSE = "traceresponse";
  private static final String TRACE_ID = "x-trace-id";

  private TraceResponse() {}

  /** A handler for the front of a router. */
  public static TraceResponse create() {
    return new TraceResponse();
  }

  @Override
  public void handle(RoutingContext request) {
    TraceContext trace = TraceContext.current();
    if (trace != null) {
      request.response().putHeader(TRACE_RESPONSE, traceResponse(trace));
      request.response().putHeader(TRACE_ID, trace.traceId());
    }
    request.next();
  }

  /** Version 00, the trace id in 32 digits, the server span's id, and whether it is sampled. */
  private static String traceResponse(TraceContext trace) {
    String traceId = "0".repeat(32 - trace.traceId().length()) + trace.traceId();
    return "00-" + traceId + "-" + trace.spanId() + (trace.isSampled() ? "-01" : "-00");
  }
}
