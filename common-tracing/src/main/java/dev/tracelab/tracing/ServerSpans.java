package dev.tracelab.tracing;

import io.opentracing.Span;
import io.opentracing.log.Fields;
import io.opentracing.tag.Tags;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.StreamResetException;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.spi.context.storage.AccessMode;
import io.vertx.core.spi.context.storage.ContextLocal;
import io.vertx.core.spi.observability.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names and tags of the spans of requests that a server receives. */
final class ServerSpans {

  /** What the router of a request knows of its failure; see {@link TraceResponse}. */
  static final ContextLocal<FailureSource> FAILURE =
      ContextLocal.registerLocal(FailureSource.class);

  private static final Pattern ABSOLUTE_FORM =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*://)(?:[^/?#]*@)?([^?#]*).*");

  private final RouteNames names;

  ServerSpans(RouteNames names) {
    this.names = names;
  }

  /** Tells why a request failed, or null while it did not. */
  @FunctionalInterface
  interface FailureSource {
    Throwable failure();
  }

  /** The template of the route that a request matches, or null. */
  String routeOf(HttpServerRequest request) {
    return names.templateOf(request.method().name(), request.path());
  }

  /**
   * What the span is called: the method and the route; the method alone where none matches, and
   * {@code HTTP} where nobody knows the method either, so that strangers cannot make endless names.
   */
  String operation(HttpServerRequest request, String route) {
    return names.operationOf(request.method().name(), route);
  }

  /**
   * Method, address and route, for a span that somebody will see.
   *
   * @param span null when the request is not traced
   */
  void tag(Span span, HttpServerRequest request, String route) {
    if (span != null && TraceContext.of(span).isSampled()) {
      span.setTag(Tags.HTTP_METHOD.getKey(), names.methodOf(request.method().name()));
      span.setTag(Tags.HTTP_URL.getKey(), url(request));
      span.setTag(SpanTags.HTTP_ROUTE, route);
    }
  }

  /**
   * The address asked for, without the query, which may hold what nobody should read in a trace: as
   * RFC 9112, section 3.3, makes it of each form of a target. Null when there is neither host nor
   * path. Vert.x 5.0.7's own absoluteURI() says port -1 where the Host header names none.
   */
  private static String url(HttpServerRequest request) {
    String target = request.uri() == null ? "" : request.uri();
    Matcher absolute = ABSOLUTE_FORM.matcher(target);
    if (absolute.matches()) {
      return absolute.group(1) + absolute.group(2);
    }
    String path = target.startsWith("/") ? request.path() : "";
    HostAndPort authority = request.authority();
    if (authority == null) {
      return path.isEmpty() ? null : path;
    }
    String port = authority.port() > 0 ? ":" + authority.port() : "";
    return request.scheme() + "://" + authority.host() + port + path;
  }

  static void tagOutcome(Context context, Span span, Object response, Throwable failure) {
    if (failure != null) {
      recordWhatIsKnown(context, span, failure);
    } else if (response instanceof HttpServerResponse server && !server.ended()) {
      // HTTP/2 tells of a stream that was closed early only by a response that never ended.
      recordWhatIsKnown(context, span, null);
    } else if (response instanceof HttpResponse http) {
      HttpStatus.tagServer(span, http.statusCode());
    }
  }

  /**
   * A response that never ended. Client, server or the network may have closed it: nobody is blamed
   * who did not say so.
   *
   * @param closing what Vert.x says of it, or null
   */
  private static void recordWhatIsKnown(Context context, Span span, Throwable closing) {
    FailureSource source = ((ContextInternal) context).getLocal(FAILURE, AccessMode.CONCURRENT);
    Throwable failure = source == null ? null : source.failure();
    if (failure != null && !(failure instanceof StreamResetException)) {
      SpanErrors.record(span, failure);
    }
    Tags.ERROR.set(span, true);
    if (failure instanceof StreamResetException reset) {
      log(span, "The client reset the stream, with code " + reset.getCode() + ".");
    } else if (closing != null) {
      SpanErrors.record(span, closing);
    } else {
      log(span, "The stream was closed before the response had ended.");
    }
  }

  private static void log(Span span, String message) {
    span.log(Map.of(Fields.EVENT, "error", Fields.MESSAGE, message));
  }
}
