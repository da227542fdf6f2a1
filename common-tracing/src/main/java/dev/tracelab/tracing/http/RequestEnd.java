package dev.tracelab.tracing.http;

import dev.tracelab.tracing.SpanErrors;
import io.opentracing.Span;
import io.opentracing.log.Fields;
import io.opentracing.tag.Tags;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.StreamResetException;
import java.util.Map;

/**
 * Collects why a response remained incomplete: which side closed the stream, and which failure
 * caused it. For HTTP/2, Vert.x only reports to its tracer that the stream is closed; what the peer
 * did is reported to the response's exception handler.
 */
final class RequestEnd {

  // For HTTP/1.1, Vert.x creates the response after the span.
  private final HttpServerRequest request;
  private final boolean isHttp2;
  private volatile Throwable streamFailure;
  private volatile Throwable failure;
  private volatile boolean isWatched;

  private RequestEnd(HttpServerRequest request) {
    this.request = request;
    this.isHttp2 = request.version() == HttpVersion.HTTP_2;
  }

  static RequestEnd of(HttpServerRequest request) {
    RequestEnd end = new RequestEnd(request);
    if (end.isHttp2) {
      request.response().exceptionHandler(cause -> end.streamFailure = cause);
    }
    return end;
  }

  /**
   * Only the first failure is the cause; later ones, such as "head already sent", follow from it.
   */
  void failed(Throwable cause) {
    if (failure == null) {
      failure = cause;
    }
  }

  /**
   * Notes that a router now calls {@link #streamFailed}, because the router replaces the response's
   * exception handler.
   */
  void watchedByRouter() {
    isWatched = true;
  }

  /** Records what the peer did to the stream of an HTTP/2 request. */
  void streamFailed(Throwable cause) {
    if (isHttp2) {
      streamFailure = cause;
    }
  }

  boolean isComplete() {
    return request.response().ended();
  }

  /**
   * Records the status if one was sent, and why the response is incomplete.
   *
   * @param reported the failure that Vert.x reported to its tracer, or null
   */
  void record(Context context, Span span, Throwable reported) {
    HttpServerResponse response = request.response();
    if (response.headWritten()) {
      HttpStatus.tagServer(span, response.getStatusCode());
    }
    if (!response.ended()) {
      if (failure != null) {
        SpanErrors.record(span, failure);
      }
      recordCause(context, span, streamFailure == null ? reported : streamFailure);
    }
  }

  private void recordCause(Context context, Span span, Throwable cause) {
    if (cause instanceof StreamResetException reset) {
      String message = "The caller reset the stream with code " + reset.getCode();
      log(span, message + " before the response was complete.");
    } else if (cause != null) {
      SpanErrors.record(span, cause);
    } else if (isWatched && isHttp2 && context.isEventLoopContext()) {
      // On an event loop, everything that the peer did has been reported by now.
      log(span, "This service reset the stream before the response was complete.");
    } else {
      // Without a router, the service may have replaced our exception handler.
      log(
          span,
          "The stream was closed before the response was complete; the side that closed it is unknown.");
    }
  }

  private static void log(Span span, String message) {
    Tags.ERROR.set(span, true);
    span.log(Map.of(Fields.EVENT, "error", Fields.MESSAGE, message));
  }
}
