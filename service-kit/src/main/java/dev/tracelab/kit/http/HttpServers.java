package dev.tracelab.kit.http;

import dev.tracelab.tracing.config.ConfigurationException;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServer;
import java.net.BindException;
import java.net.UnknownHostException;

/** Starts HTTP servers and explains why one cannot start. */
public final class HttpServers {

  private HttpServers() {}

  /**
   * Starts to listen.
   *
   * @param variable the environment variable that configures the port
   * @return fails with {@link ConfigurationException} if the port is taken or the host is not local
   */
  public static Future<HttpServer> listen(
      HttpServer server, String host, int port, String variable) {
    return server
        .listen(port, host)
        .recover(failure -> Future.failedFuture(explained(failure, host, port, variable)));
  }

  private static Throwable explained(Throwable failure, String host, int port, String variable) {
    return failure instanceof BindException || failure instanceof UnknownHostException
        ? new ConfigurationException(
            "Nothing can listen on %s:%d (%s): free the port, or set %s and HOST to what is free."
                .formatted(host, port, failure.getMessage(), variable))
        : failure;
  }
}
