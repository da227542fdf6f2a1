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

/** Internal, for the Vert.x tracer: names and tags of spans of received requests. */
public final class HttpServerSpans {

  static final ContextLocal<RequestEnd> REQUEST_END = ContextLocal.registerLocal(RequestEnd.class);

  private final RouteNames names;

  /** Names spans after the given routes. */
  public HttpServerSpans(RouteNames names) {
    this.names = names;
  }

  /**
   * Registers the context slot. Call this before Vert.x is built, because Vert.x then fixes the
   * number of slots.
   */
  public static void registerLocal() {
    // Class initialization registers it.
  }

  /** The path template of the route that a request matches, or null. */
  public String routeOf(HttpServerRequest request) {
    return names.templateOf(request.method().name(), request.path());
  }

  /**
   * The span's name: the method and the route. Without a route it is the method alone, and {@code
   * HTTP} for an unknown method, so that clients cannot create unlimited names.
   *
   * @param route null if no route matches
   */
  public String operation(HttpServerRequest request, String route) {
    return route == null
        ? HttpMethods.spanNamePrefix(request.method())
        : request.method().name() + " " + route;
  }

  /**
   * Tags a sampled span with method, URL and route.
   *
   * @param context the request's context; it also records how the request ends
   * @param span null if the request is not traced
   * @param route null if no route matches
   */
  public void tag(Context context, Span span, HttpServerRequest request, String route) {
    if (span != null && TraceContext.of(span).isSampled()) {
      span.setTag(Tags.HTTP_METHOD.getKey(), method(request, route));
      span.setTag(Tags.HTTP_URL.getKey(), RequestUrl.of(request));
      span.setTag(SpanTags.HTTP_ROUTE, route);
      context.putLocal(REQUEST_END, CONCURRENT, RequestEnd.of(request));
    }
  }

  /** A method with a route is known, even if it is not a standard one. */
  private static String method(HttpServerRequest request, String route) {
    return route == null ? HttpMethods.tagValue(request.method()) : request.method().name();
  }

  /**
   * Records the status, or why the response is incomplete.
   *
   * @param response null if there is none
   * @param failure as reported by Vert.x, or null
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
