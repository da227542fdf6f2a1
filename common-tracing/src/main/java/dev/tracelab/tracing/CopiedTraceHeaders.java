package dev.tracelab.tracing;

import dev.tracelab.tracing.propagation.Propagation;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.client.impl.ClientPhase;
import io.vertx.ext.web.client.impl.HttpContext;

/**
 * Keeps a request from naming two traces: {@code client.addInterceptor(new CopiedTraceHeaders())}.
 *
 * <p>Whoever copies the headers of a request it received copies those of the trace along. Vert.x
 * adds the span's own to them, and of two the service behind may take either, or none. So copies
 * are taken away before the request is made; a tracer cannot do so later, it may only add.
 */
public final class CopiedTraceHeaders implements Handler<HttpContext<?>> {

  @Override
  public void handle(HttpContext<?> call) {
    if (call.phase() == ClientPhase.PREPARE_REQUEST) {
      MultiMap headers = call.request().headers();
      headers.names().stream().filter(Propagation::carries).toList().forEach(headers::remove);
    }
    call.next();
  }
}
