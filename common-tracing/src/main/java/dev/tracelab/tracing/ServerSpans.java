package dev.tracelab.tracing;

import io.opentracing.Span;
import io.opentracing.tag.Tags;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.spi.observability.HttpResponse;

/** Names and tags of the spans of requests that a server receives. */
final class ServerSpans {

  private final RouteNames names;

  ServerSpans(RouteNames names) {
    this.names = names;
  }

  /** The template of the route that a request matches, or null. */
  String routeOf(HttpServerRequest request) {
    return names.templateOf(request.method().name(), request.path());
  }

  /**
   * What the span is called: the method and the route; the method alone where none matches, and
   * {@code HTTP} where nobody knows the method, so that strangers cannot make endless names.
   */
  static String operation(HttpServerRequest request, String route) {
    return route == null
        ? HttpMethods.inNames(request.method())
        : request.method().name() + " " + route;
  }

  /**
   * Method, address and route, for a span that somebody will see.
   *
   * @param span null when the request is not traced
   */
  static void tag(Span span, HttpServerRequest request, String route) {
    if (span != null && TraceContext.of(span).isSampled()) {
      span.setTag(Tags.HTTP_METHOD.getKey(), method(request, route));
      span.setTag(Tags.HTTP_URL.getKey(), RequestUrl.of(request));
      span.setTag(SpanTags.HTTP_ROUTE, route);
      if (span instanceof GuardedSpan guarded) {
        guarded.endsWith(RequestEnd.of(request));
      }
    }
  }

  /** A method that a route asks for is known, whatever it is. */
  private static String method(HttpServerRequest request, String route) {
    return route == null ? HttpMethods.inTags(request.method()) : request.method().name();
  }

  static void tagOutcome(Context context, Span span, Object response, Throwable failure) {
    RequestEnd end = span instanceof GuardedSpan guarded ? guarded.requestEnd() : null;
    if (end != null && (failure != null || (isHttp(response) && !end.isComplete()))) {
      end.record(context, span, failure);
    } else if (failure != null) {
      SpanErrors.record(span, failure);
    } else if (response instanceof HttpResponse http) {
      HttpStatus.tagServer(span, http.statusCode());
    }
  }

  private static boolean isHttp(Object response) {
    return response instanceof HttpServerResponse;
  }
}
