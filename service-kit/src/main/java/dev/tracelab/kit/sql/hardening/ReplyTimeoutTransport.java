package dev.tracelab.kit.sql.hardening;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.VertxWrapper;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.ConnectOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A Vert.x whose TCP connections have a connect timeout and a {@link ReplyTimeoutHandler}. Needed
 * because {@code PgDriver} of vertx-pg-client 5.0.7 drops the transport options of {@code
 * PgBuilder}.
 */
public final class ReplyTimeoutTransport extends VertxWrapper {

  private final Duration connectTimeout;
  private final Duration replyTimeout;

  /**
   * Wraps a Vert.x for use with {@code PgBuilder.using}.
   *
   * @param connectTimeout how long establishing a connection may take
   * @param replyTimeout how long the server may stay silent while a reply is outstanding
   */
  public ReplyTimeoutTransport(Vertx vertx, Duration connectTimeout, Duration replyTimeout) {
    super((VertxInternal) vertx);
    this.connectTimeout = connectTimeout;
    this.replyTimeout = replyTimeout;
  }

  @Override
  public NetClient createNetClient(NetClientOptions options) {
    options.setConnectTimeout(Math.toIntExact(connectTimeout.toMillis())).setTcpKeepAlive(true);
    return new Client(delegate.createNetClient(options), replyTimeout);
  }

  /** Installs the handler before the first byte of a connection is sent. */
  private record Client(NetClient client, Duration replyTimeout) implements NetClient {

    @Override
    public Future<NetSocket> connect(int port, String host) {
      return client.connect(port, host).map(this::install);
    }

    @Override
    public Future<NetSocket> connect(int port, String host, String serverName) {
      return client.connect(port, host, serverName).map(this::install);
    }

    @Override
    public Future<NetSocket> connect(SocketAddress address) {
      return client.connect(address).map(this::install);
    }

    @Override
    public Future<NetSocket> connect(SocketAddress address, String serverName) {
      return client.connect(address, serverName).map(this::install);
    }

    @Override
    public Future<NetSocket> connect(ConnectOptions options) {
      return client.connect(options).map(this::install);
    }

    @Override
    public Future<Void> shutdown(long timeout, TimeUnit unit) {
      return client.shutdown(timeout, unit);
    }

    @Override
    public Future<Boolean> updateSSLOptions(ClientSSLOptions options, boolean force) {
      return client.updateSSLOptions(options, force);
    }

    private NetSocket install(NetSocket socket) {
      ((NetSocketInternal) socket)
          .channelHandlerContext()
          .pipeline()
          .addFirst(new ReplyTimeoutHandler(replyTimeout));
      return socket;
    }
  }
}
