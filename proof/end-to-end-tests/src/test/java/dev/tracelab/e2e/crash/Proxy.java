package dev.tracelab.e2e.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A TCP proxy on loopback between a service and its server. It can hold requests or the responses
 * to them, release them, and cut all connections.
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

  /** A proxy for a port on loopback, where nothing needs to listen yet. */
  static Proxy to(int target) throws IOException {
    Proxy proxy = new Proxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
    DaemonThreads.daemon("proxy to " + target, proxy::accept);
    return proxy;
  }

  int port() {
    return listening.getLocalPort();
  }

  /** From now on, holds requests that contain this text. */
  void holdRequests(String text) {
    gate.holdRequests(text);
  }

  /** From now on, holds the responses to requests that contain this text. */
  void holdResponses(String text) {
    gate.holdResponses(text);
  }

  /** Waits until this many requests or responses are held. */
  void awaitHeld(int count) {
    Polling.until(count + " held at the proxy to port " + target, () -> gate.held() >= count);
  }

  void awaitHeld() {
    awaitHeld(1);
  }

  /** Forwards what is held, and stops holding. */
  void release() {
    gate.release();
  }

  /** Closes all connections, drops what is held, and stops holding. */
  void cut() {
    links.forEach(Link::close);
    gate.release();
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
      DaemonThreads.daemon("responses", () -> link.pump(server, client, gate::passResponse));
    } catch (IOException notListening) {
      client.close();
    }
  }

  /** Called for each piece of data; returns when it may be forwarded. */
  private interface Pass {
    void pass(Link link, String data) throws InterruptedException;
  }

  /** A client's connection and the one to the server. */
  final class Link {

    private final Socket client;
    private final Socket server;

    /** Set by a request, read when its response arrives. */
    volatile boolean responseHeld;

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
          pass.pass(this, new String(data, 0, read, StandardCharsets.ISO_8859_1));
          to.getOutputStream().write(data, 0, read);
        }
      } catch (IOException | InterruptedException closed) {
        // One end has closed; the other is closed below.
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

  /** Decides which data is held. */
  private static final class Gate {

    private String requests;
    private String responses;
    private int held;

    synchronized void holdRequests(String text) {
      requests = text;
      held = 0;
    }

    synchronized void holdResponses(String text) {
      responses = text;
      held = 0;
    }

    synchronized void release() {
      requests = null;
      responses = null;
      notifyAll();
    }

    synchronized int held() {
      return held;
    }

    synchronized void passRequest(Link link, String data) throws InterruptedException {
      link.responseHeld = responses != null && data.contains(responses);
      if (requests != null && data.contains(requests)) {
        hold();
      }
    }

    synchronized void passResponse(Link link, String data) throws InterruptedException {
      if (link.responseHeld && responses != null) {
        hold();
      }
    }

    private void hold() throws InterruptedException {
      held++;
      while (requests != null || responses != null) {
        wait();
      }
    }
  }
}
