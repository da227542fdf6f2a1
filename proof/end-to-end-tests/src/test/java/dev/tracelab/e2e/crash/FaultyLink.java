package dev.tracelab.e2e.crash;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The line between services and their PostgreSQL, which can be cut, go dead, or be slow. */
final class FaultyLink implements AutoCloseable {

  private static final long SLOW_MILLIS = 1_000;

  private final ServerSocket listening;
  private final int target;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private volatile State state = State.WHOLE;

  private FaultyLink(ServerSocket listening, int target) {
    this.listening = listening;
    this.target = target;
  }

  /** A line to a port of loopback. */
  static FaultyLink to(int target) throws IOException {
    FaultyLink line =
        new FaultyLink(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
    DaemonThreads.daemon("line to " + target, line::accept);
    return line;
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Connections are reset, those there are and those that are made. */
  void cut() {
    state = State.CUT;
    connections.forEach(Connection::reset);
  }

  /** Nothing arrives any more, and nobody is told. */
  void blackhole() {
    state = State.DEAD;
    connections.forEach(Connection::die);
  }

  /** Each answer takes a second longer. */
  void delayResponses() {
    state = State.SLOW;
  }

  /** New connections are as they should be; dead ones stay dead. */
  void restore() {
    state = State.WHOLE;
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
    } catch (IOException nobodyThere) {
      client.close();
    }
  }

  private enum State {
    WHOLE,
    CUT,
    DEAD,
    SLOW
  }

  /** One connection and its continuation. */
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
      DaemonThreads.daemon("questions", () -> pump(client, server));
      DaemonThreads.daemon("answers", () -> pump(server, client));
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
        // Either end has gone, which the other is told below.
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
