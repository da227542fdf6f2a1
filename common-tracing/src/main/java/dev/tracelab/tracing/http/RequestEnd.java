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
 * What is known of the end of a request whose response did not become complete: who broke it off,
 * and which failure was behind it. Of HTTP/2 Vert.x tells its tracer no more than that the stream
 * is closed; the response's exception handler hears what the other side did.
 */
final class RequestEnd {

  // Of HTTP/1.1 the response is made after the span.
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

  /** The first failure is the cause; that the head is sent already is what follows from it. */
  void failed(Throwable cause) {
    if (failure == null) {
      failure = cause;
    }
  }

  /**
   * From now on a router reports what it {@link #streamFailed}: it replaces the exception handler.
   */
  void watchedByRouter() {
    isWatched = true;
  }

  /** What the other side did to the stream of an HTTP/2 request. */
  void streamFailed(Throwable cause) {
    if (isHttp2) {
      streamFailure = cause;
    }
  }

  boolean isComplete() {
    return request.response().ended();
  }

  /**
   * Writes the status, where one was sent, and why there is no whole response.
   *
   * @param reported what Vert.x reported its tracer, or null
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
      // On an event loop all that the other side did has been streamFailure by now.
      log(span, "This service reset the stream before the response was complete.");
    } else {
      // Without a router the service may have put an exception handler in place of ours.
      log(span, "The stream was closed before the response was complete; it is not known by whom.");
    }
  }

  private static void log(Span span, String message) {
    Tags.ERROR.set(span, true);
    span.log(Map.of(Fields.EVENT, "error", Fields.MESSAGE, message));
  }
}
