package dev.tracelab.tracing.http;

import dev.tracelab.tracing.propagation.Propagation;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.client.impl.ClientPhase;
import io.vertx.ext.web.client.impl.HttpContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Prevents a request from carrying two trace contexts: {@code client.addInterceptor(new
 * CopiedTraceHeaders())}.
 *
 * <p>Code that copies the headers of a received request to an outgoing one also copies its trace
 * headers. Vert.x then adds those of the client span, and the receiver may use either context or
 * neither. A tracer can only add headers, so this interceptor removes the copies before the request
 * is created.
 */
public final class CopiedTraceHeaders implements Handler<HttpContext<?>> {

  @Override
  public void handle(HttpContext<?> call) {
    if (call.phase() == ClientPhase.PREPARE_REQUEST) {
      removeCopies(call.request().headers());
    }
    call.next();
  }

  private static void removeCopies(MultiMap headers) {
    List<String> copies = new ArrayList<>(0);
    headers.forEach(
        (name, value) -> {
          if (Propagation.carries(name)) {
            copies.add(name);
          }
        });
    copies.forEach(headers::remove);
  }
}
