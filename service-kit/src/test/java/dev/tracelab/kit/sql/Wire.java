package dev.tracelab.kit.sql;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What lies between a service and its database, and can be cut or fall silent. */
final class Wire {

  private final NetClient client;
  private final NetServer server;
  private final int target;
  private final Set<NetSocket> sockets = ConcurrentHashMap.newKeySet();
  private final Set<NetSocket> deaf = ConcurrentHashMap.newKeySet();
  private volatile boolean silent;

  private Wire(Vertx vertx, int target) {
    this.client = vertx.createNetClient();
    this.target = target;
    this.server = vertx.createNetServer().connectHandler(this::join).listen(0, "127.0.0.1").await();
  }

  /** A wire to a port of this machine. */
  static Wire to(Vertx vertx, int target) {
    return new Wire(vertx, target);
  }

  int port() {
    return server.actualPort();
  }

  /** Ends the connections there are. */
  void cut() {
    sockets.forEach(NetSocket::close);
  }

  /**
   * From now on nothing arrives, and nobody is told: neither on the connections there are, which
   * stay so for ever, nor on new ones.
   */
  void fallSilent() {
    silent = true;
    deaf.addAll(sockets);
  }

  /** From now on new connections carry everything. */
  void speak() {
    silent = false;
  }

  private void join(NetSocket near) {
    sockets.add(near);
    if (silent) {
      deaf.add(near);
    }
    near.pause();
    client
        .connect(target, "127.0.0.1")
        .onSuccess(
            far -> {
              near.handler(data -> carry(near, data, far));
              far.handler(data -> carry(near, data, near));
              near.closeHandler(closed -> far.close());
              far.closeHandler(closed -> near.close());
              near.resume();
            });
  }

  private void carry(NetSocket connection, Buffer data, NetSocket to) {
    if (!deaf.contains(connection)) {
      to.write(data);
    }
  }
}
