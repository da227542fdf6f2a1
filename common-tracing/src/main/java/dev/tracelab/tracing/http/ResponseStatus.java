package dev.tracelab.tracing.http;

import dev.tracelab.tracing.TraceContext;
import io.opentracing.tag.Tags;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.client.impl.ClientPhase;
import io.vertx.ext.web.client.impl.HttpContext;

/**
 * Records the status on an attempt's span when the response head arrives: {@code
 * client.addInterceptor(new ResponseStatus())}.
 *
 * <p>Without it, an attempt whose connection breaks while the body is received has no status: for
 * HTTP/1.1, Vert.x reports a response to its tracer only at its end.
 */
public final class ResponseStatus implements Handler<HttpContext<?>> {

  /** Creates a stateless interceptor that can be shared by clients. */
  public ResponseStatus() {}

  @Override
  public void handle(HttpContext<?> call) {
    if (call.phase() == ClientPhase.RECEIVE_RESPONSE
        && HttpClientSpans.isAttempt(Vertx.currentContext(), TraceContext.activeSpan())) {
      Tags.HTTP_STATUS.set(TraceContext.activeSpan(), call.clientResponse().statusCode());
    }
    call.next();
  }
}
