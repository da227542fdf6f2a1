package dev.tracelab.kit.sql;

import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.VertxWrapper;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.time.Duration;

/**
 * Vert.x as it is, but for the TCP connections made with it: making one is bounded, and each has a
 * {@link ReplyTimeoutHandler} from its first moment.
 *
 * <p>There is no other way to say so: {@code PgDriver} of vertx-pg-client 5.0.7 drops the options
 * of the transport that {@code PgBuilder} is given.
 */
final class WatchedVertx extends VertxWrapper {

  private final Duration connecting;
  private final Duration silence;

  /**
   * Watches connections to a database.
   *
   * @param connecting how long making a connection may take
   * @param silence how long an answer may be owed without a sign of the server
   */
  WatchedVertx(Vertx vertx, Duration connecting, Duration silence) {
    super((VertxInternal) vertx);
    this.connecting = connecting;
    this.silence = silence;
  }

  @Override
  public NetClient createNetClient(NetClientOptions options) {
    int connectMillis = Math.toIntExact(connecting.toMillis());
    return new WatchedClient(
        delegate.createNetClient(options.setConnectTimeout(connectMillis).setTcpKeepAlive(true)),
        silence);
  }
}
