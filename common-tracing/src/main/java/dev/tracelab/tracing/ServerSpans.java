package dev.tracelab.tracing;

import io.opentracing.Span;
import io.opentracing.log.Fields;
import io.opentracing.tag.Tags;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.spi.observability.HttpResponse;
import io.vertx.core.spi.tracing.TagExtractor;
import java.util.Map;

/** Names and tags of the spans of requests that a server receives. */
final class ServerSpans {

  private final RouteNames names;

  ServerSpans(RouteNames names) {
    this.names = names;
  }

  /**
   * What a server span starts with.
   *
   * @param operation the method and the template of the route; the method alone where none matches,
   *     so that strangers cannot make endless names
   * @param list method, address and route, for requests of any type
   */
  record Described(String operation, TagExtractor<Object> list) {

    @SuppressWarnings("unchecked")
    <R> TagExtractor<R> tags() {
      return (TagExtractor<R>) list;
    }
  }

  Described describe(HttpServerRequest request) {
    String method = request.method().name();
    String template = names.templateOf(method, request.path());
    return new Described(
        template == null ? method : method + " " + template,
        new TagList<Object>()
            .with(Tags.HTTP_METHOD.getKey(), method)
            .with(Tags.HTTP_URL.getKey(), url(request))
            .with(SpanTags.HTTP_ROUTE, template));
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
