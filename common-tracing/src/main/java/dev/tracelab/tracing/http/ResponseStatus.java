package dev.tracelab.tracing.http;

import dev.tracelab.tracing.TraceContext;
import io.opentracing.tag.Tags;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.client.impl.ClientPhase;
import io.vertx.ext.web.client.impl.HttpContext;

/**
 * Puts the status on an attempt's span as soon as a response's head is there: {@code
 * client.addInterceptor(new ResponseStatus())}.
 *
 * <p>Without it an attempt whose connection breaks while the body comes has no status: of HTTP/1.1
 * Vert.x tells its tracer nothing of a response before its end.
 */
public final class ResponseStatus implements Handler<HttpContext<?>> {

  /** An interceptor; one serves any number of clients. */
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
