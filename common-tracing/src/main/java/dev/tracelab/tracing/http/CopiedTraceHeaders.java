package dev.tracelab.tracing.http;

import dev.tracelab.tracing.propagation.Propagation;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.client.impl.ClientPhase;
import io.vertx.ext.web.client.impl.HttpContext;
import java.util.ArrayList;
import java.util.List;

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
