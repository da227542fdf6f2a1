package dev.tracelab.tracing;

import static io.vertx.core.spi.context.storage.AccessMode.CONCURRENT;
import static io.vertx.tracing.opentracing.OpenTracingTracerFactory.ACTIVE_SPAN;

import io.opentracing.Span;
import io.opentracing.Tracer;
import io.opentracing.tag.Tags;
import io.vertx.core.Context;
import io.vertx.core.eventbus.Message;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.spi.observability.HttpRequest;
import io.vertx.core.spi.observability.HttpResponse;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.tracing.opentracing.OpenTracingTracer;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The tracer under everything: what Vert.x calls when a request, a query or a message comes or
 * goes. vertx-opentracing does the work; this class gives it right names and tags.
 *
 * <p>It runs before any router, so a server span has its final name from its first moment. No
 * exception leaves it: Vert.x would take it for one of the protocol and close the connection.
 */
final class ServiceTracer extends OpenTracingTracer {

  /** Value of the {@code component} tag, as vertx-opentracing writes it. */
  static final String COMPONENT = "vertx";

  private final ServerSpans servers;
  private final ConsumerSpans consumers;
  private final ClientSpans clients;
  private final TracerFailures failures;

  ServiceTracer(Tracer tracer, RouteNames names, TracerFailures failures) {
    super(false, tracer);
    this.servers = new ServerSpans(names);
    this.consumers = new ConsumerSpans(tracer);
    this.clients = new ClientSpans(tracer);
    this.failures = failures;
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
      failures.caught(failure);
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
    String name = ServerSpans.operation(request, route);
    Span span =
        super.receiveRequest(context, kind, policy, request, name, headers, TagExtractor.empty());
    // A span that has begun is ended, though it may lack a tag.
    guarded(() -> ServerSpans.tag(span, request, route));
    return span;
  }

  @Override
  public <R> void sendResponse(
      Context context, R response, Span span, Throwable failure, TagExtractor<R> tags) {
    if (span != null && !GuardedSpan.isHeld(span)) {
      guarded(() -> ServerSpans.tagOutcome(context, span, response, failure));
      guarded(() -> super.sendResponse(context, null, span, null, tags));
      // What goes on after the answer, or after the caller has gone, belongs to the trace as well.
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
      if (request instanceof HttpRequest http && standsForTheCall(context, active)) {
        guarded(() -> clients.connected(active, http, headers));
        return active;
      }
      ClientSpans.Described<R> described = clients.describe(active, request, operation, tags);
      return super.sendRequest(
          context,
          kind,
          policy,
          request,
          described.operation(),
          described.hasHeaders() ? guarded(headers) : null,
          described.tags());
    } catch (Throwable failure) {
      failures.caught(failure);
      return null;
    }
  }

  @Override
  public <R> void receiveResponse(
      Context context, R response, Span span, Throwable failure, TagExtractor<R> tags) {
    if (span != null) {
      guarded(() -> tagResponse(context, response, span, failure));
      guarded(
          () -> {
            if (!standsForTheCall(context, span)) {
              super.receiveResponse(context, null, span, null, tags);
            }
          });
    }
  }

  private static void tagResponse(Context context, Object response, Span span, Throwable failure) {
    if (standsForTheCall(context, span)) {
      // Whether it is an error is known when the attempt is over: it may follow a redirect.
      if (response instanceof HttpResponse http) {
        Tags.HTTP_STATUS.set(span, http.statusCode());
      }
      return;
    }
    if (failure != null) {
      SpanErrors.record(span, failure);
    }
    if (response instanceof HttpResponse http) {
      HttpStatus.tagClient(span, http.statusCode());
    }
  }

  /** Such a span ends with the attempt, and not with a request: see {@link ClientTracing}. */
  private static boolean standsForTheCall(Context context, Span span) {
    return span != null && span == context.getLocal(BranchContext.CLIENT_SPAN, CONCURRENT);
  }

  /** A header that cannot be written must not lose the span that has begun. */
  private BiConsumer<String, String> guarded(BiConsumer<String, String> headers) {
    return (name, value) -> guarded(() -> headers.accept(name, value));
  }

  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (Throwable failure) {
      failures.caught(failure);
    }
  }
}
