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
 * Tells the caller its trace: {@code traceresponse} as the draft of W3C Trace Context level 3 has
 * it, and {@code x-trace-id} for people. Mount it first, so that errors carry them too.
 *
 * <p>It also lets the span of a request that was broken off name the failure behind that.
 */
public final class TraceResponse implements PlatformHandler {

  private static final String TRACE_RESPONSE = "traceresponse";
  private static final String TRACE_ID = "x-trace-id";

  private static final String END = RequestEnd.class.getName();

  private final Set<Route> watched = ConcurrentHashMap.newKeySet();

  private TraceResponse() {}

  /** A handler for the front of a router. */
  public static TraceResponse create() {
    return new TraceResponse();
  }

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

  /** The first route's failure handler hears of a failure before it is answered or replaced. */
  private static void failed(RoutingContext request) {
    RequestEnd end = request.get(END);
    if (end != null) {
      end.failed(request.failure());
    }
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
