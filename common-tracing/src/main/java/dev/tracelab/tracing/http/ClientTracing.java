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
   * @return the response. Statuses from 400 on and failures mark the span as an error
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
   * Of HTTP/2 Vert.x tells its tracer the status when the stream closes, which is after the
   * response's end, but in the same turn of the event loop. A failure that is made of a response
   * that came waits for it.
   */
  private static <T> Future<T> inNextTurn(Context here, Throwable failure) {
    if (here == null) {
      return Future.failedFuture(failure);
    }
    Promise<T> promise = Promise.promise();
    here.runOnContext(turn -> promise.fail(failure));
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
