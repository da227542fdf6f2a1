package dev.tracelab.tracing;

import io.opentracing.Span;
import io.opentracing.log.Fields;
import io.opentracing.tag.Tags;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.spi.observability.HttpResponse;
import java.util.Map;

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
   * What the span is called: the method and the route; the method alone where none matches, so that
   * strangers cannot make endless names.
   */
  static String operation(HttpServerRequest request, String route) {
    String method = request.method().name();
    return route == null ? method : method + " " + route;
  }

  /**
   * Method, address and route, for a span that somebody will see.
   *
   * @param span null when the request is not traced
   */
  static void tag(Span span, HttpServerRequest request, String route) {
    if (span != null && TraceContext.of(span).isSampled()) {
      span.setTag(Tags.HTTP_METHOD.getKey(), request.method().name());
      span.setTag(Tags.HTTP_URL.getKey(), url(request));
      span.setTag(SpanTags.HTTP_ROUTE, route);
    }
  }

  /**
   * The address asked for, without the query, which may hold what nobody should read in a trace.
   * Vert.x 5.0.7's own absoluteURI() says port -1 where the Host header names none.
   */
  private static String url(HttpServerRequest request) {
    HostAndPort authority = request.authority();
    if (authority == null) {
      return request.path();
    }
    String port = authority.port() > 0 ? ":" + authority.port() : "";
    return request.scheme() + "://" + authority.host() + port + request.path();
  }

  void tagOutcome(Span span, Object response, Throwable failure) {
    if (failure != null) {
      SpanErrors.record(span, failure);
    } else if (response instanceof HttpServerResponse server && !server.ended()) {
      // HTTP/2 tells of a client that went away only by a response that never ended.
      Tags.ERROR.set(span, true);
      span.log(Map.of(Fields.EVENT, "error", Fields.MESSAGE, "The client went away."));
    } else if (response instanceof HttpResponse http) {
      HttpStatus.tagServer(span, http.statusCode());
    }
  }
}
