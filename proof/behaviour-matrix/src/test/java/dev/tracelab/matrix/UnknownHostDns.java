package dev.tracelab.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;

/**
 * A DNS server that responds to each query with "no such name" (RFC 1035, section 4.1.1), so that a
 * row about an unknown host needs no network.
 */
final class UnknownHostDns implements AutoCloseable {

  private static final int LARGEST_QUESTION = 4096;
  private static final int FLAGS = 2;
  private static final int IS_ANSWER = 0x80;
  private static final int NO_SUCH_NAME = 3;

  private final DatagramSocket socket;

  private UnknownHostDns(DatagramSocket socket) {
    this.socket = socket;
  }

  static UnknownHostDns start() {
    UnknownHostDns server = new UnknownHostDns(socket());
    Thread thread = new Thread(server::respondToAll, "name-server");
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  private static DatagramSocket socket() {
    try {
      return new DatagramSocket(new InetSocketAddress("127.0.0.1", 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Host and port. */
  String address() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  @Override
  public void close() {
    socket.close();
  }

  private void respondToAll() {
    try {
      while (!socket.isClosed()) {
        DatagramPacket packet = new DatagramPacket(new byte[LARGEST_QUESTION], LARGEST_QUESTION);
        socket.receive(packet);
        socket.send(refused(packet));
      }
    } catch (IOException e) {
      // Closing the socket ends the wait for the next query.
      socket.close();
    }
  }

  /** A response repeats the query, with other flags. */
  private static DatagramPacket refused(DatagramPacket question) {
    byte[] message = question.getData();
    message[FLAGS] |= (byte) IS_ANSWER;
    message[FLAGS + 1] = NO_SUCH_NAME;
    return question;
  }
}
