package dev.tracelab.tracing.reporter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;

/**
 * Sends spans to an agent over UDP, one message per datagram. UDP acknowledges nothing: a closed
 * port is noticed one message later, and only if the host reports it over ICMP.
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
  public BatchFormat format() {
    return BatchFormat.AGENT;
  }

  @Override
  public String address() {
    return "udp://" + host + ":" + port;
  }

  @Override
  public CompletableFuture<Result> send(byte[] message) {
    try {
      connect();
      socket.send(new DatagramPacket(message, message.length));
      return CompletableFuture.completedFuture(Result.accepted());
    } catch (IOException | UncheckedIOException e) {
      close();
      return CompletableFuture.completedFuture(
          Result.retryable(address() + " cannot be sent to (" + e.getMessage() + ")"));
    }
  }

  /** Resolves the host again after each failure: the agent may return at another address. */
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
