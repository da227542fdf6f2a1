package dev.tracelab.tracing.http;

import static io.vertx.core.spi.context.storage.AccessMode.CONCURRENT;

import dev.tracelab.tracing.SpanErrors;
import dev.tracelab.tracing.SpanTags;
import dev.tracelab.tracing.TraceContext;
import io.opentracing.Span;
import io.opentracing.tag.Tags;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.spi.context.storage.ContextLocal;
import io.vertx.core.spi.observability.HttpResponse;

/** Internal, for the tracer that Vert.x calls: names and tags of the spans of received requests. */
public final class HttpServerSpans {

  static final ContextLocal<RequestEnd> REQUEST_END = ContextLocal.registerLocal(RequestEnd.class);

  private final RouteNames names;

  /** Spans named after these routes. */
  public HttpServerSpans(RouteNames names) {
    this.names = names;
  }

  /** Vert.x sizes its contexts when it is built: the slot must be registered before. */
  public static void registerLocal() {
    // Initializing the class has registered it.
  }

  /** The template of the route that a request matches, or null. */
  public String routeOf(HttpServerRequest request) {
    return names.templateOf(request.method().name(), request.path());
  }

  /**
   * The span's name: the method and the route; without a route the method alone, and {@code HTTP}
   * for an unknown method, so that strangers cannot make endless names.
   */
  public String operation(HttpServerRequest request, String route) {
    return route == null
        ? HttpMethods.spanNamePrefix(request.method())
        : request.method().name() + " " + route;
  }

  /**
   * Writes method, address and route on a sampled span.
   *
   * @param context the request's; it keeps what becomes known of the request's end
   * @param span null when the request is not traced
   */
  public void tag(Context context, Span span, HttpServerRequest request, String route) {
    if (span != null && TraceContext.of(span).isSampled()) {
      span.setTag(Tags.HTTP_METHOD.getKey(), method(request, route));
      span.setTag(Tags.HTTP_URL.getKey(), RequestUrl.of(request));
      span.setTag(SpanTags.HTTP_ROUTE, route);
      context.putLocal(REQUEST_END, CONCURRENT, RequestEnd.of(request));
    }
  }

  /** A method that a route asks for is known, whatever it is. */
  private static String method(HttpServerRequest request, String route) {
    return route == null ? HttpMethods.tagValue(request.method()) : request.method().name();
  }

  /**
   * Writes the status, or why there is no complete response.
   *
   * @param failure as Vert.x reports it, or null
   */
  public void tagOutcome(Context context, Span span, Object response, Throwable failure) {
    RequestEnd end = context.getLocal(REQUEST_END, CONCURRENT);
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
