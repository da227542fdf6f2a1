package dev.tracelab.kit.client;

import dev.tracelab.kit.deadline.Deadline;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.impl.ClientPhase;
import io.vertx.ext.web.client.impl.HttpContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Breaks requests off when their deadline is cancelled: the connection is closed, or the HTTP/2
 * stream reset, so that the service behind learns that nobody waits. A web client's future cannot
 * be cancelled; what it puts on the wire can, and as an interceptor this sees it.
 */
final class CancellationInterceptor implements Handler<HttpContext<?>> {

  private final Map<HttpRequest<?>, Call> calls = new ConcurrentHashMap<>();

  /** Sends a request that can be broken off until it is answered. */
  <T> Future<T> send(HttpRequest<?> request, Deadline deadline, Supplier<Future<T>> send) {
    Call call = new Call();
    calls.put(request, call);
    Runnable unregister = deadline.onCancel(call::breakOff);
    return send.get()
        .onComplete(
            done -> {
              calls.remove(request);
              unregister.run();
            });
  }

  @Override
  public void handle(HttpContext<?> context) {
    Call call = calls.get(context.request());
    if (call != null && context.phase() == ClientPhase.SEND_REQUEST) {
      call.onTheWire(context.clientRequest());
    }
    context.next();
  }

  /** One call, which may be broken off before it has a connection. */
  private static final class Call {

    private HttpClientRequest wire;
    private boolean brokenOff;

    synchronized void onTheWire(HttpClientRequest request) {
      wire = request;
      if (brokenOff) {
        wire.reset();
      }
    }

    synchronized void breakOff() {
      brokenOff = true;
      if (wire != null) {
        wire.reset();
      }
    }
  }
}
