package dev.tracelab.tracing;

import static io.vertx.core.spi.context.storage.AccessMode.CONCURRENT;
import static io.vertx.tracing.opentracing.OpenTracingTracerFactory.ACTIVE_SPAN;

import io.opentracing.Span;
import io.opentracing.Tracer;
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
 * <p>It runs before any router, so a server span has its final name from its first moment.
 */
final class ServiceTracer extends OpenTracingTracer {

  /** Value of the {@code component} tag, as vertx-opentracing writes it. */
  static final String COMPONENT = "vertx";

  private final ServerSpans servers;
  private final ConsumerSpans consumers;
  private final ClientSpans clients;

  ServiceTracer(Tracer tracer, RouteNames names) {
    super(false, tracer);
    this.servers = new ServerSpans(names);
    this.consumers = new ConsumerSpans(tracer);
    this.clients = new ClientSpans(tracer, names);
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
    if (policy != TracingPolicy.IGNORE && request instanceof Message<?> message) {
      return consumers.receive(context, message, headers);
    }
    if (request instanceof HttpServerRequest http) {
      String route = servers.routeOf(http);
      String name = servers.operation(http, route);
      Span span =
          super.receiveRequest(context, kind, policy, request, name, headers, TagExtractor.empty());
      servers.tag(span, http, route);
      return span;
    }
    return super.receiveRequest(context, kind, policy, request, operation, headers, tags);
  }

  @Override
  public <R> void sendResponse(
      Context context, R response, Span span, Throwable failure, TagExtractor<R> tags) {
    if (span != null && !GuardedSpan.isHeld(span)) {
      ServerSpans.tagOutcome(context, span, response, failure);
      super.sendResponse(context, null, span, null, tags);
      // What goes on after the answer, or after the caller has gone, belongs to the trace as well.
      context.putLocal(ACTIVE_SPAN, CONCURRENT, span);
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
    if (request instanceof Message<?> message && ConsumerSpans.isReply(message)) {
      return null;
    }
    Span active = context.getLocal(ACTIVE_SPAN, CONCURRENT);
    if (active != null
        && active == context.getLocal(BranchContext.CLIENT_SPAN, CONCURRENT)
        && request instanceof HttpRequest http) {
      clients.connected(active, http, headers);
      return active;
    }
    ClientSpans.Described<R> described = clients.describe(active, request, operation, tags);
    return super.sendRequest(
        context,
        kind,
        policy,
        request,
        described.operation(),
        described.hasHeaders() ? headers : null,
        described.tags());
  }

  @Override
  public <R> void receiveResponse(
      Context context, R response, Span span, Throwable failure, TagExtractor<R> tags) {
    if (span == null) {
      return;
    }
    if (response instanceof HttpResponse http) {
      HttpStatus.tagClient(span, http.statusCode());
    }
    // The span of a whole attempt is finished by the attempt, which learns of failures itself.
    if (span != context.getLocal(BranchContext.CLIENT_SPAN, CONCURRENT)) {
      if (failure != null) {
        SpanErrors.record(span, failure);
      }
      super.receiveResponse(context, null, span, null, tags);
    }
  }
}
