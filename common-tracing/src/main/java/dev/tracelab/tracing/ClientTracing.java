package dev.tracelab.tracing;

import io.opentracing.Span;
import io.opentracing.tag.Tags;
import io.vertx.core.Future;
import io.vertx.ext.web.client.HttpResponse;
import java.util.function.Supplier;

/**
 * One client span for each attempt to call a service.
 *
 * <p>vertx-opentracing starts a client span when the request's head is written, so a refused
 * connection, a failed look-up of the host and the wait for a pooled connection are in no span at
 * all. Here the span covers the whole attempt; the moment a connection was there is a log on it
 * ({@code event=connected}).
 */
public final class ClientTracing {

  private final Traced traced;

  private ClientTracing(Traced traced) {
    this.traced = traced;
  }

  /** Client spans that are children of the span active where a call is made. */
  public static ClientTracing create(Traced traced) {
    return new ClientTracing(traced);
  }

  /**
   * Makes one attempt.
   *
   * @param call names the span
   * @param number which attempt of the caller's intent it is, from 1
   * @param send sends the request; called at once, in the span's context, which carries the trace
   *     context into the request's headers
   * @return the response. Statuses from 400 on and failures mark the span as an error; a failure
   *     that comes after a response's head leaves its status on the span
   */
  public <T> Future<HttpResponse<T>> attempt(
      ClientCall call, int number, Supplier<Future<HttpResponse<T>>> send) {
    return traced.clientSpan(
        start(call, number), span -> send.get().onSuccess(response -> tag(span, response)));
  }

  private Span start(ClientCall call, int number) {
    return traced
        .build(call.operation())
        .withTag(Tags.SPAN_KIND.getKey(), Tags.SPAN_KIND_CLIENT)
        .withTag(Tags.COMPONENT.getKey(), ServiceTracer.COMPONENT)
        .withTag(Tags.PEER_SERVICE.getKey(), call.peer())
        .withTag(Tags.HTTP_METHOD.getKey(), call.method().name())
        .withTag(SpanTags.ATTEMPT, number)
        .start();
  }

  /** Writes a status on the span of the attempt that is under way here, if there is one. */
  static void tagStatus(int status) {
    Span attempt = BranchContext.currentClientSpan();
    if (attempt != null) {
      HttpStatus.tagClient(attempt, status);
    }
  }

  private static void tag(Span span, HttpResponse<?> response) {
    HttpStatus.tagClient(span, response.statusCode());
  }
}
