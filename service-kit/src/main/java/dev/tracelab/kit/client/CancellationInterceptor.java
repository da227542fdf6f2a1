package dev.tracelab.kit.client;

import dev.tracelab.kit.deadline.Deadline;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.impl.ClientPhase;
import io.vertx.ext.web.client.impl.HttpContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Resets requests when their deadline is cancelled: closes the connection or resets the HTTP/2
 * stream, so that the called service learns that the caller no longer waits. The future of a web
 * client cannot be cancelled, but its request can, and only an interceptor has access to it.
 */
final class CancellationInterceptor implements Handler<HttpContext<?>> {

  private final Map<HttpRequest<?>, InFlight> requests = new ConcurrentHashMap<>();

  /**
   * Resets a request as soon as the deadline is cancelled, even if it has no connection yet.
   *
   * @return to be run when the request has ended
   */
  Runnable resetOnCancel(HttpRequest<?> request, Deadline deadline) {
    InFlight inFlight = new InFlight();
    requests.put(request, inFlight);
    Runnable unregister = deadline.onCancel(inFlight::cancel);
    return () -> {
      requests.remove(request);
      unregister.run();
    };
  }

  @Override
  public void handle(HttpContext<?> context) {
    InFlight inFlight = requests.get(context.request());
    if (inFlight != null && context.phase() == ClientPhase.SEND_REQUEST) {
      inFlight.sent(context.clientRequest());
    }
    context.next();
  }

  private static final class InFlight {

    private HttpClientRequest wire;
    private boolean cancelled;

    synchronized void sent(HttpClientRequest request) {
      wire = request;
      if (cancelled) {
        wire.reset();
      }
    }

    synchronized void cancel() {
      cancelled = true;
      if (wire != null) {
        wire.reset();
      }
    }
  }
}
