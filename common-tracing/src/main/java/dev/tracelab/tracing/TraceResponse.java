package dev.tracelab.tracing;

import io.vertx.core.AsyncResult;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.StreamResetException;
import io.vertx.core.spi.context.storage.AccessMode;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.PlatformHandler;

/**
 * Tells the caller its trace: {@code traceresponse} as the draft of W3C Trace Context level 3 has
 * it, and {@code x-trace-id} for people. Mount it first, so that errors carry them too.
 *
 * <p>It also tells the trace why a response never ended: the failure of its handlers, or that the
 * client reset the stream. Mount it as failure handler, too, to be told the first failure where
 * later ones hide it:
 *
 * <pre>{@code
 * TraceResponse traces = TraceResponse.create();
 * router.route().handler(traces).failureHandler(traces);
 * }</pre>
 */
public final class TraceResponse implements PlatformHandler {

  private static final String TRACE_RESPONSE = "traceresponse";
  private static final String TRACE_ID = "x-trace-id";

  private static final String ENDING = TraceResponse.class.getName();

  private TraceResponse() {}

  /** A handler for the front of a router. */
  public static TraceResponse create() {
    return new TraceResponse();
  }

  @Override
  public void handle(RoutingContext request) {
    if (request.failed()) {
      rememberFirst(request);
    } else if (TraceContext.current() != null) {
      addTo(request.response());
      Ending ending = new Ending(request);
      Vertx.currentContext().putLocal(ServerSpans.FAILURE, AccessMode.CONCURRENT, ending);
      request.put(ENDING, ending);
      request.addEndHandler(ending);
    }
    request.next();
  }

  private static void rememberFirst(RoutingContext request) {
    Ending ending = request.get(ENDING);
    if (ending != null && ending.first == null) {
      ending.first = request.failure();
    }
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

  /** Why a request's response never ended, as far as its router knows. */
  private static final class Ending
      implements ServerSpans.FailureSource, Handler<AsyncResult<Void>> {

    private final RoutingContext request;
    private Throwable first;
    private Throwable closing;

    Ending(RoutingContext request) {
      this.request = request;
    }

    @Override
    public void handle(AsyncResult<Void> end) {
      closing = end.cause();
    }

    @Override
    public Throwable failure() {
      Throwable failure = first == null ? request.failure() : first;
      return failure == null && closing instanceof StreamResetException ? closing : failure;
    }
  }
}
