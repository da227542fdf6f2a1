package dev.tracelab.tracing.http;

import static io.vertx.core.spi.context.storage.AccessMode.CONCURRENT;

import dev.tracelab.tracing.SpanTags;
import dev.tracelab.tracing.Traced;
import io.opentracing.Span;
import io.opentracing.tag.Tags;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.web.client.HttpResponse;
import java.util.function.Supplier;

/**
 * Creates one client span for each attempt to call a service.
 *
 * <p>vertx-opentracing starts a client span when the request head is written. A refused connection,
 * a failed host name lookup and the wait for a pooled connection therefore appear in no span. Here
 * the span covers the whole attempt; a log entry ({@code event=connected}) marks when the
 * connection was available.
 */
public final class ClientTracing {

  private final Traced traced;

  /** Client spans that are children of the span active at the time of the call. */
  public ClientTracing(Traced traced) {
    this.traced = traced;
  }

  /**
   * Makes one attempt.
   *
   * @param call names the span
   * @param number the number of this attempt for the same call, starting at 1
   * @param send sends the request; called immediately, on the context whose active span is injected
   *     into the request's headers
   * @return the response. A status of 400 or above and a failure mark the span as an error
   */
  public <T> Future<HttpResponse<T>> attempt(
      ClientCall call, int number, Supplier<Future<HttpResponse<T>>> send) {
    return traced.run(
        start(call, number),
        span -> {
          Context context = Vertx.currentContext();
          if (context != null) {
            context.putLocal(HttpClientSpans.ATTEMPT, CONCURRENT, span);
          }
          return send.get()
              .onSuccess(response -> HttpStatus.tagClient(span, response.statusCode()))
              .recover(failure -> inNextTurn(context, failure));
        });
  }

  /**
   * For HTTP/2, Vert.x reports the status to its tracer when the stream closes: after the end of
   * the response, but in the same turn of the event loop. A failure derived from a received
   * response is delayed until then, so that the span gets its status first.
   */
  private static <T> Future<T> inNextTurn(Context context, Throwable failure) {
    if (context == null) {
      return Future.failedFuture(failure);
    }
    Promise<T> promise = Promise.promise();
    context.runOnContext(turn -> promise.fail(failure));
    return promise.future();
  }

  private Span start(ClientCall call, int number) {
    return traced
        .tracer()
        .buildSpan(call.operation())
        .withTag(Tags.SPAN_KIND.getKey(), Tags.SPAN_KIND_CLIENT)
        .withTag(Tags.COMPONENT.getKey(), "vertx")
        .withTag(Tags.PEER_SERVICE.getKey(), call.peer())
        .withTag(Tags.HTTP_METHOD.getKey(), HttpMethods.tagValue(call.method()))
        .withTag(SpanTags.ATTEMPT, number)
        .start();
  }
}
