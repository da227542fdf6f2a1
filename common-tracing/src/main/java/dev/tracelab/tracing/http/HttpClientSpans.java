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

/** Internal, for the tracer that Vert.x calls: names and tags of the spans of sent requests. */
public final class HttpClientSpans {

  /**
   * The span of a {@link ClientTracing#attempt}, on the context the attempt's request is made on.
   *
   * <p>The tracer learns of a request only when its head is written. By then the attempt's span has
   * long begun. Vert.x passes the request's context along, and this slot of it is how the tracer
   * finds that span again instead of starting a second one.
   */
  static final ContextLocal<Span> ATTEMPT = ContextLocal.registerLocal(Span.class);

  private HttpClientSpans() {}

  /** Vert.x sizes its contexts when it is built: the slot must be registered before. */
  public static void registerLocal() {
    // Initializing the class has registered it.
  }

  /** Whether a span is that of the attempt being made on a context: it ends with the attempt. */
  public static boolean isAttempt(Context context, Span span) {
    return span != null && span == context.getLocal(ATTEMPT, CONCURRENT);
  }

  /**
   * A span's name: what the request's options say, else its method, if that is a known one.
   *
   * @param operation as Vert.x has it: the method when the options name nothing
   */
  public static String operation(HttpRequest request, String operation) {
    boolean isMethod = request.method().name().equals(operation);
    return isMethod ? HttpMethods.spanNamePrefix(request.method()) : operation;
  }

  /** An attempt has a connection: its span shows since when, and to which address. */
  public static void connected(Span attempt, HttpRequest request) {
    if (TraceContext.of(attempt).isSampled()) {
      attempt.log(Map.of(Fields.EVENT, "connected"));
      attempt.setTag(Tags.HTTP_URL.getKey(), url(request));
      attempt.setTag(SpanTags.PEER_ADDRESS, peer(request));
    }
  }

  /**
   * Writes the response's status, or the failure.
   *
   * @param isAttempt whether the span outlives this response, which may be a redirect: it becomes
   *     an error when the attempt does
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

  /** Method, address and peer of a request. */
  public enum RequestTags implements TagExtractor<HttpRequest> {
    /** The only one: it keeps nothing. */
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

  /** Without the query, which may hold what nobody should read in a trace. */
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
