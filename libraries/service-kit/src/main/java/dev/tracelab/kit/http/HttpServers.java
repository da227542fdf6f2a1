package dev.tracelab.kit.http;

import dev.tracelab.kit.config.ConfigurationException;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServer;
import java.net.BindException;
import java.net.UnknownHostException;

/** Starts to listen, and says in one sentence why it cannot. */
public final class HttpServers {

  private HttpServers() {}

  /**
   * Starts a server.
   *
   * @param variable the environment variable the port came from
   * @return fails with {@link ConfigurationException} when the port is taken or the host is not
   *     ours
   */
  public static Future<HttpServer> listen(
      HttpServer server, String host, int port, String variable) {
    return server
        .listen(port, host)
        .recover(failure -> Future.failedFuture(explained(failure, host, port, variable)));
  }

  private static Throwable explained(Throwable failure, String host, int port, String variable) {
    if (failure instanceof BindException || failure instanceof UnknownHostException) {
      return new ConfigurationException(
          "Nothing can listen on %s:%d (%s): free the port, or set %s and HOST to what is free."
              .formatted(host, port, failure.getMessage(), variable));
    }
    return failure;
  }
}
