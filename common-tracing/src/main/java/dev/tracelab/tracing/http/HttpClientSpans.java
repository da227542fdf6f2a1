package dev.tracelab.tracing.http;

import static io.vertx.core.spi.context.storage.AccessMode.CONCURRENT;

import dev.tracelab.tracing.SpanErrors;
import dev.tracelab.tracing.SpanTags;
import dev.tracelab.tracing.TraceContext;
import io.opentracing.Span;
import io.opentracing.log.Fields;
import io.opentracing.tag.Tags;
import io.vertx.core.Context;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.context.storage.ContextLocal;
import io.vertx.core.spi.observability.HttpRequest;
import io.vertx.core.spi.observability.HttpResponse;
import io.vertx.core.spi.tracing.TagExtractor;
import java.util.Map;

/** Internal, for the Vert.x tracer: names and tags of spans of outgoing requests. */
public final class HttpClientSpans {

  /**
   * The span of a {@link ClientTracing#attempt}, on the context on which the attempt sends its
   * request.
   *
   * <p>The tracer is called when the request head is written, long after the attempt's span has
   * started. Vert.x passes it the request's context, so the tracer finds that span in this slot
   * instead of starting a second one.
   */
  static final ContextLocal<Span> ATTEMPT = ContextLocal.registerLocal(Span.class);

  private HttpClientSpans() {}

  /**
   * Registers the context slot. Call this before Vert.x is built, because Vert.x then fixes the
   * number of slots.
   */
  public static void registerLocal() {
    // Class initialization registers it.
  }

  /**
   * Whether a span is that of the current attempt on a context; {@link ClientTracing} finishes it.
   */
  public static boolean isAttempt(Context context, Span span) {
    return span != null && span == context.getLocal(ATTEMPT, CONCURRENT);
  }

  /**
   * The span's name: the operation from the request options if there is one, otherwise the method,
   * or {@code HTTP} for an unknown method.
   *
   * @param operation as passed by Vert.x: the method if the options contain no operation
   */
  public static String operation(HttpRequest request, String operation) {
    boolean isMethod = request.method().name().equals(operation);
    return isMethod ? HttpMethods.spanNamePrefix(request.method()) : operation;
  }

  /** Records when an attempt obtained a connection, and to which address. */
  public static void connected(Span attempt, HttpRequest request) {
    if (TraceContext.of(attempt).isSampled()) {
      attempt.log(Map.of(Fields.EVENT, "connected"));
      attempt.setTag(Tags.HTTP_URL.getKey(), url(request));
      attempt.setTag(SpanTags.PEER_ADDRESS, peer(request));
    }
  }

  /**
   * Records the response's status or the failure.
   *
   * @param isAttempt whether the span belongs to an attempt, which decides itself whether it
   *     failed: this response may only be a redirect
   * @param response null if there is none
   * @param failure null if there is none
   */
  public static void tagResponse(Span span, boolean isAttempt, Object response, Throwable failure) {
    if (response instanceof HttpResponse http && isAttempt) {
      Tags.HTTP_STATUS.set(span, http.statusCode());
    } else if (response instanceof HttpResponse http) {
      HttpStatus.tagClient(span, http.statusCode());
    }
    if (failure != null && !isAttempt) {
      SpanErrors.record(span, failure);
    }
  }

  /** Extracts method, URL and peer address of a request. */
  public enum RequestTags implements TagExtractor<HttpRequest> {
    /** The stateless instance. */
    INSTANCE;

    private static final String[] NAMES = {
      Tags.HTTP_METHOD.getKey(), Tags.HTTP_URL.getKey(), SpanTags.PEER_ADDRESS
    };

    @Override
    public int len(HttpRequest request) {
      return NAMES.length;
    }

    @Override
    public String name(HttpRequest request, int index) {
      return NAMES[index];
    }

    @Override
    public String value(HttpRequest request, int index) {
      return switch (index) {
        case 0 -> HttpMethods.tagValue(request.method());
        case 1 -> url(request);
        default -> peer(request);
      };
    }
  }

  /** Without the query, which may contain personal data or secrets. */
  private static String url(HttpRequest request) {
    String uri = request.absoluteURI();
    int query = uri == null ? -1 : uri.indexOf('?');
    return query < 0 ? uri : uri.substring(0, query);
  }

  private static String peer(HttpRequest request) {
    SocketAddress peer = request.remoteAddress();
    return peer == null ? null : peer.toString();
  }
}
