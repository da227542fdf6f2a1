package dev.tracelab.kit.sql;

import io.vertx.core.Future;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.ConnectOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Puts a {@link ReplyTimeoutHandler} on each connection before anything is said on it. */
final class WatchedClient implements NetClient {

  private final NetClient client;
  private final Duration silence;

  WatchedClient(NetClient client, Duration silence) {
    this.client = client;
    this.silence = silence;
  }

  @Override
  public Future<NetSocket> connect(int port, String host) {
    return client.connect(port, host).map(this::watch);
  }

  @Override
  public Future<NetSocket> connect(int port, String host, String serverName) {
    return client.connect(port, host, serverName).map(this::watch);
  }

  @Override
  public Future<NetSocket> connect(SocketAddress address) {
    return client.connect(address).map(this::watch);
  }

  @Override
  public Future<NetSocket> connect(SocketAddress address, String serverName) {
    return client.connect(address, serverName).map(this::watch);
  }

  @Override
  public Future<NetSocket> connect(ConnectOptions options) {
    return client.connect(options).map(this::watch);
  }

  @Override
  public Future<Void> shutdown(long timeout, TimeUnit unit) {
    return client.shutdown(timeout, unit);
  }

  @Override
  public Future<Boolean> updateSSLOptions(ClientSSLOptions options, boolean force) {
    return client.updateSSLOptions(options, force);
  }

  private NetSocket watch(NetSocket socket) {
    ((NetSocketInternal) socket)
        .channelHandlerContext()
        .pipeline()
        .addFirst(new ReplyTimeoutHandler(silence));
    return socket;
  }
}
