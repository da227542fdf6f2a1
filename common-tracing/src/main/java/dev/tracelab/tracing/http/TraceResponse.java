package dev.tracelab.tracing.http;

import static io.vertx.core.spi.context.storage.AccessMode.CONCURRENT;

import dev.tracelab.tracing.TraceContext;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.PlatformHandler;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Returns the trace id to the caller: in {@code traceresponse}, as in the draft of W3C Trace
 * Context Level 3, and in {@code x-trace-id} for people. Mount it first so that error responses
 * carry the headers too.
 *
 * <p>It also passes the failure of an interrupted request to its span.
 */
public final class TraceResponse implements PlatformHandler {

  private static final String TRACE_RESPONSE = "traceresponse";
  private static final String TRACE_ID = "x-trace-id";

  private static final String END = RequestEnd.class.getName();

  private final Set<Route> watched = ConcurrentHashMap.newKeySet();

  /** A handler to mount before all other routes. */
  public TraceResponse() {}

  @Override
  public void handle(RoutingContext request) {
    addTo(request.response());
    RequestEnd end = Vertx.currentContext().getLocal(HttpServerSpans.REQUEST_END, CONCURRENT);
    if (end != null) {
      watch(request, end);
    }
    request.next();
  }

  private void watch(RoutingContext request, RequestEnd end) {
    end.watchedByRouter();
    request.addEndHandler(
        done -> {
          if (done.failed()) {
            end.streamFailed(done.cause());
          }
        });
    request.put(END, end);
    Route mounted = request.currentRoute();
    if (watched.add(mounted)) {
      mounted.failureHandler(TraceResponse::failed);
    }
  }

  /**
   * The failure handler of the first route runs before any other handles or replaces the failure.
   */
  private static void failed(RoutingContext request) {
    RequestEnd end = request.get(END);
    if (end != null) {
      end.failed(request.failure());
    }
    request.next();
  }

  /**
   * Adds the headers to a response that does not pass through a router, such as the one to a
   * malformed request. Does nothing if no span is active.
   */
  public static void addTo(HttpServerResponse response) {
    TraceContext trace = TraceContext.current();
    if (trace != null) {
      response.putHeader(TRACE_RESPONSE, traceResponse(trace));
      response.putHeader(TRACE_ID, trace.traceId());
    }
  }

  /** Version 00, 32-digit trace id, span id of the server span, sampled flag. */
  private static String traceResponse(TraceContext trace) {
    String traceId = "0".repeat(32 - trace.traceId().length()) + trace.traceId();
    return "00-" + traceId + "-" + trace.spanId() + (trace.isSampled() ? "-01" : "-00");
  }
}
