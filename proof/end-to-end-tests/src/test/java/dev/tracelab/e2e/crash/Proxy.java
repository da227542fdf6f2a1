package dev.tracelab.e2e.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A TCP proxy on loopback between one service and what it talks to. It can hold a request before it
 * gets there, hold the answer to one, let go, and cut all connections.
 */
final class Proxy implements AutoCloseable {

  private final ServerSocket listening;
  private final int target;
  private final Gate gate = new Gate();
  private final Set<Link> links = ConcurrentHashMap.newKeySet();

  private Proxy(ServerSocket listening, int target) {
    this.listening = listening;
    this.target = target;
  }

  /** A proxy in front of a port of loopback; nothing needs to listen there yet. */
  static Proxy to(int target) throws IOException {
    Proxy proxy = new Proxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
    DaemonThreads.daemon("proxy to " + target, proxy::accept);
    return proxy;
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Requests in which this text stands wait here from now on. */
  void holdRequests(String text) {
    gate.holdRequests(text);
  }

  /** Requests in which this text stands pass; their answers wait here from now on. */
  void holdResponses(String text) {
    gate.holdResponses(text);
  }

  /** Returns when so many requests or answers wait. */
  void awaitHeld(int count) {
    Polling.until(count + " held at the proxy to port " + target, () -> gate.held() >= count);
  }

  void awaitHeld() {
    awaitHeld(1);
  }

  /** What waits goes on its way, and nothing is held any more. */
  void release() {
    gate.open();
  }

  /** What waits is lost with all connections, and nothing is held any more. */
  void cut() {
    links.forEach(Link::close);
    gate.open();
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
    try {
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      Link link = new Link(client, server);
      links.add(link);
      DaemonThreads.daemon("requests", () -> link.pump(client, server, gate::passRequest));
      DaemonThreads.daemon("answers", () -> link.pump(server, client, gate::passAnswer));
    } catch (IOException nobodyThere) {
      client.close();
    }
  }

  /** Decides about each piece of data that arrives; returns when it may go on. */
  private interface Pass {
    void pass(Link link, String data) throws InterruptedException;
  }

  /** One connection and its continuation. */
  final class Link {

    private final Socket client;
    private final Socket server;

    /** Set by the request that is answered next, read when the answer comes. */
    volatile boolean answerHeld;

    private Link(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    private void pump(Socket from, Socket to, Pass pass) {
      byte[] data = new byte[65_536];
      try {
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        for (int read = from.getInputStream().read(data);
            read >= 0;
            read = from.getInputStream().read(data)) {
          pass.pass(this, Gate.text(data, read));
          to.getOutputStream().write(data, 0, read);
        }
      } catch (IOException | InterruptedException gone) {
        // Either end has gone, which the other is told below.
      } finally {
        close();
      }
    }

    private void close() {
      links.remove(this);
      try {
        client.close();
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
