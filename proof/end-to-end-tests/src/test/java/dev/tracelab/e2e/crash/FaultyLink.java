package dev.tracelab.e2e.crash;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A TCP proxy between services and PostgreSQL that can reset, blackhole or delay connections. */
final class FaultyLink implements AutoCloseable {

  private static final long SLOW_MILLIS = 1_000;

  private final ServerSocket listening;
  private final int target;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private volatile State state = State.HEALTHY;

  private FaultyLink(ServerSocket listening, int target) {
    this.listening = listening;
    this.target = target;
  }

  /** A link to a port on loopback. */
  static FaultyLink to(int target) throws IOException {
    FaultyLink link =
        new FaultyLink(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
    DaemonThreads.daemon("link to " + target, link::accept);
    return link;
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Resets existing and new connections. */
  void cut() {
    state = State.CUT;
    connections.forEach(Connection::reset);
  }

  /** Drops all data silently, without closing connections. */
  void blackhole() {
    state = State.DEAD;
    connections.forEach(Connection::die);
  }

  /** Delays each response by a second. */
  void delayResponses() {
    state = State.SLOW;
  }

  /** Makes new connections work; those that were dead stay so. */
  void restore() {
    state = State.HEALTHY;
  }

  @Override
  public void close() throws IOException {
    listening.close();
    cut();
  }

  private void accept() {
    try {
      while (true) {
        connect(listening.accept());
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void connect(Socket client) throws IOException {
    client.setSoLinger(true, 0);
    try {
      new Connection(client, new Socket(InetAddress.getLoopbackAddress(), target)).open();
    } catch (IOException notListening) {
      client.close();
    }
  }

  private enum State {
    HEALTHY,
    CUT,
    DEAD,
    SLOW
  }

  /** A client's connection and the one to the server. */
  private final class Connection {

    private final Socket client;
    private final Socket server;
    private volatile boolean dead;

    Connection(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void open() throws IOException {
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      connections.add(this);
      if (state == State.DEAD) {
        die();
      } else if (state == State.CUT) {
        reset();
      }
      DaemonThreads.daemon("requests", () -> pump(client, server));
      DaemonThreads.daemon("responses", () -> pump(server, client));
    }

    void die() {
      dead = true;
    }

    void reset() {
      connections.remove(this);
      try {
        client.close();
        server.close();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    private void pump(Socket from, Socket to) {
      byte[] data = new byte[65_536];
      try {
        int read = from.getInputStream().read(data);
        while (read >= 0) {
          pass(data, read, to);
          read = from.getInputStream().read(data);
        }
      } catch (IOException gone) {
        // One end has closed; the other is closed below.
      } finally {
        reset();
      }
    }

    private void pass(byte[] data, int length, Socket to) throws IOException {
      if (to == client && state == State.SLOW) {
        delay();
      }
      if (!dead) {
        to.getOutputStream().write(data, 0, length);
      }
    }

    private void delay() {
      new CompletableFuture<Void>()
          .completeOnTimeout(null, SLOW_MILLIS, TimeUnit.MILLISECONDS)
          .join();
    }
  }
}
