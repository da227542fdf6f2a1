package dev.tracelab.kit.sql;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What lies between a service and its database, and can be cut. */
final class Wire {

  private final NetClient client;
  private final NetServer server;
  private final int target;
  private final Set<NetSocket> sockets = ConcurrentHashMap.newKeySet();

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

  private void join(NetSocket near) {
    sockets.add(near);
    near.pause();
    client
        .connect(target, "127.0.0.1")
        .onSuccess(
            far -> {
              carry(near, far);
              carry(far, near);
              near.resume();
            });
  }

  private void carry(NetSocket from, NetSocket to) {
    from.handler(to::write);
    from.closeHandler(closed -> to.close());
  }
}
