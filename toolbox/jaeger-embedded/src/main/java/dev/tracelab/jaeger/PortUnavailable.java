package dev.tracelab.jaeger;

import io.vertx.core.Future;
import java.net.BindException;

/** A port the backend cannot listen on. The message is one sentence for a person. */
public final class PortUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private PortUnavailable(String message, Throwable cause) {
    super(message, cause, false, false);
  }

  static <T> Future<T> future(String purpose, String host, int port, Throwable cause) {
    String why =
        cause instanceof BindException
            ? "is taken: stop what listens there, or choose another port."
            : "cannot be used: " + cause.getMessage() + ".";
    String message = "Port %d on %s (Jaeger's %s port) %s".formatted(port, host, purpose, why);
    return Future.failedFuture(new PortUnavailable(message, cause));
  }
}
