package dev.tracelab.tracing.reporter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;

/**
 * Sends spans to an agent over UDP, each message a datagram. Nobody answers; that nobody listens is
 * known only of a host that says so, and one message later.
 */
final class AgentSocket implements BatchTransport {

  private final String host;
  private final int port;
  private DatagramSocket socket;

  AgentSocket(String host, int port) {
    this.host = host;
    this.port = port;
  }

  @Override
  public WireForm form() {
    return WireForm.AGENT;
  }

  @Override
  public String address() {
    return "udp://" + host + ":" + port;
  }

  @Override
  public CompletableFuture<Verdict> send(byte[] message) {
    try {
      connect();
      socket.send(new DatagramPacket(message, message.length));
      return CompletableFuture.completedFuture(Verdict.accepted());
    } catch (IOException | UncheckedIOException e) {
      close();
      return CompletableFuture.completedFuture(
          Verdict.tryAgain(address() + " cannot be sent to (" + e.getMessage() + ")"));
    }
  }

  /** Looks the host up anew after each failure: an agent may come back at another address. */
  private void connect() throws IOException {
    if (socket == null) {
      socket = new DatagramSocket();
      socket.connect(new InetSocketAddress(host, port));
    }
  }

  @Override
  public void close() {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }
}
