package dev.tracelab.tracing.vertx;

import static io.vertx.core.spi.context.storage.AccessMode.CONCURRENT;
import static io.vertx.tracing.opentracing.OpenTracingTracerFactory.ACTIVE_SPAN;

import dev.tracelab.tracing.HeaderCarrier;
import dev.tracelab.tracing.TraceContext;
import dev.tracelab.tracing.Traced;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.http.HttpClientSpans;
import dev.tracelab.tracing.http.HttpClientSpans.RequestTags;
import dev.tracelab.tracing.http.HttpServerSpans;
import dev.tracelab.tracing.http.RouteNames;
import dev.tracelab.tracing.messaging.ConsumerSpans;
import dev.tracelab.tracing.sql.QuerySpans;
import io.opentracing.Span;
import io.opentracing.Tracer;
import io.opentracing.propagation.Format;
import io.vertx.core.Context;
import io.vertx.core.eventbus.Message;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.spi.VertxTracerFactory;
import io.vertx.core.spi.observability.HttpRequest;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingOptions;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.tracing.opentracing.OpenTracingTracer;
import io.vertx.tracing.opentracing.OpenTracingTracerFactory;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The tracer that Vert.x calls when a request, query or message is sent or received.
 * vertx-opentracing does the work; this class adds the right names and tags.
 *
 * <p>It runs before any router, so a server span has its final name from the start. It throws no
 * exception: Vert.x would treat it as a protocol error and close the connection.
 */
public final class ServiceTracer extends OpenTracingTracer {

  private final Tracer tracer;
  private final HttpServerSpans servers;
  private final ConsumerSpans consumers;
  private final QuerySpans queries = new QuerySpans();
  private final Tracing tracing;

  ServiceTracer(Tracing tracing, RouteNames names) {
    super(false, tracing.tracer());
    this.tracer = tracing.tracer();
    this.servers = new HttpServerSpans(names);
    this.consumers = new ConsumerSpans(tracer);
    this.tracing = tracing;
  }

  /**
   * The factory for {@code Vertx.builder().withTracer(...)}.
   *
   * @param names the routes that server spans are named after
   */
  public static VertxTracerFactory factory(Tracing tracing, RouteNames names) {
    // Also without tracing: the handlers and interceptors that are mounted look into the slots.
    HttpServerSpans.registerLocal();
    HttpClientSpans.registerLocal();
    if (tracing.isOff()) {
      return VertxTracerFactory.NOOP;
    }
    return new OpenTracingTracerFactory() {
      @Override
      public VertxTracer<?, ?> tracer(TracingOptions options) {
        return new ServiceTracer(tracing, names);
      }
    };
  }

  @Override
  public <R> Span receiveRequest(
      Context context,
      SpanKind kind,
      TracingPolicy policy,
      R request,
      String operation,
      Iterable<Map.Entry<String, String>> headers,
      TagExtractor<R> tags) {
    try {
      if (policy != TracingPolicy.IGNORE && request instanceof Message<?> message) {
        return consumers.receive(context, message, headers);
      }
      if (request instanceof HttpServerRequest http) {
        return receiveHttp(context, kind, policy, http, headers);
      }
      return super.receiveRequest(context, kind, policy, request, operation, headers, tags);
    } catch (Throwable failure) {
      tracing.caught(failure);
      return null;
    }
  }

  private Span receiveHttp(
      Context context,
      SpanKind kind,
      TracingPolicy policy,
      HttpServerRequest request,
      Iterable<Map.Entry<String, String>> headers) {
    String route = servers.routeOf(request);
    String name = servers.operation(request, route);
    Span span =
        super.receiveRequest(context, kind, policy, request, name, headers, TagExtractor.empty());
    // A failure to tag must not lose the span.
    guarded(() -> servers.tag(context, span, request, route));
    return span;
  }

  @Override
  public <R> void sendResponse(
      Context context, R response, Span span, Throwable failure, TagExtractor<R> tags) {
    if (span != null && !Traced.finishes(span)) {
      guarded(() -> servers.tagOutcome(context, span, response, failure));
      guarded(() -> super.sendResponse(context, null, span, null, tags));
      // Work that continues after the response or the disconnect still belongs to the trace.
      guarded(() -> context.putLocal(ACTIVE_SPAN, CONCURRENT, span));
    }
  }

  @Override
  public <R> Span sendRequest(
      Context context,
      SpanKind kind,
      TracingPolicy policy,
      R request,
      String operation,
      BiConsumer<String, String> headers,
      TagExtractor<R> tags) {
    try {
      if (request instanceof Message<?> message && ConsumerSpans.isReply(message)) {
        return null;
      }
      Span active = context.getLocal(ACTIVE_SPAN, CONCURRENT);
      if (request instanceof HttpRequest http && HttpClientSpans.isAttempt(context, active)) {
        // The attempt already has a span: no second one.
        guarded(() -> HttpClientSpans.connected(active, http));
        guarded(() -> inject(active, headers));
        return active;
      }
      SentRequest<R> sent = describe(request, operation, tags);
      return super.sendRequest(
          context,
          kind,
          policy,
          request,
          sent.operation(),
          sent.hasHeaders() ? guarded(headers) : null,
          mayBeSampled(active) ? sent.tags() : TagExtractor.empty());
    } catch (Throwable failure) {
      tracing.caught(failure);
      return null;
    }
  }

  /**
   * The initial state of a client span.
   *
   * @param hasHeaders whether the request can carry a trace context; a query cannot
   */
  private record SentRequest<R>(String operation, TagExtractor<R> tags, boolean hasHeaders) {}

  @SuppressWarnings("unchecked") // RequestTags extracts from an HttpRequest, which R is here.
  private <R> SentRequest<R> describe(R request, String operation, TagExtractor<R> tags) {
    if (request instanceof HttpRequest http) {
      String name = HttpClientSpans.operation(http, operation);
      return new SentRequest<>(name, (TagExtractor<R>) (Object) RequestTags.INSTANCE, true);
    }
    if (request instanceof Message<?> message) {
      return new SentRequest<>(ConsumerSpans.operation(operation, message), tags, true);
    }
    QuerySpans.Query<R> query = queries.describe(request, tags);
    return query == null
        ? new SentRequest<>(operation, tags, true)
        : new SentRequest<>(query.operation(), query, false);
  }

  /**
   * Whether a span started now may be sampled: as child of a sampled span or as the first of a
   * trace.
   */
  private static boolean mayBeSampled(Span active) {
    return active == null || TraceContext.of(active).isSampled();
  }

  private void inject(Span span, BiConsumer<String, String> headers) {
    tracer.inject(span.context(), Format.Builtin.HTTP_HEADERS, new HeaderCarrier(headers));
  }

  @Override
  public <R> void receiveResponse(
      Context context, R response, Span span, Throwable failure, TagExtractor<R> tags) {
    if (span != null) {
      boolean isAttempt = HttpClientSpans.isAttempt(context, span);
      guarded(() -> HttpClientSpans.tagResponse(span, isAttempt, response, failure));
      if (!isAttempt) {
        guarded(() -> super.receiveResponse(context, null, span, null, tags));
      }
    }
  }

  /** A header that cannot be written must not lose the span that was started. */
  private BiConsumer<String, String> guarded(BiConsumer<String, String> headers) {
    return (name, value) -> guarded(() -> headers.accept(name, value));
  }

  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (Throwable failure) {
      tracing.caught(failure);
    }
  }
}
