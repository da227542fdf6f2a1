package dev.tracelab.lessons;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Passes a program's datagrams on to the inbox, and to another agent as well. */
final class UdpTee implements AutoCloseable {

  private static final int LARGEST_DATAGRAM = 65_535;

  private final DatagramSocket socket;
  private final InetSocketAddress inbox;
  private final InetSocketAddress other;
  private final byte[] notForOther;

  /**
   * Passes them on from now on.
   *
   * @param other gets all datagrams but those that contain a text
   */
  UdpTee(InetSocketAddress inbox, InetSocketAddress other, String notForOther) throws IOException {
    this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    this.inbox = inbox;
    this.other = other;
    this.notForOther = notForOther.getBytes(StandardCharsets.US_ASCII);
    Thread thread = new Thread(this::passOn, "lesson-spans");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  private void passOn() {
    DatagramPacket packet = new DatagramPacket(new byte[LARGEST_DATAGRAM], LARGEST_DATAGRAM);
    try {
      while (!socket.isClosed()) {
        packet.setLength(LARGEST_DATAGRAM);
        socket.receive(packet);
        byte[] data = Arrays.copyOf(packet.getData(), packet.getLength());
        socket.send(new DatagramPacket(data, data.length, inbox));
        if (!contains(data)) {
          socket.send(new DatagramPacket(data, data.length, other));
        }
      }
    } catch (IOException e) {
      // The socket was closed: there is nothing more to pass on.
    }
  }

  private boolean contains(byte[] data) {
    for (int at = 0; at + notForOther.length <= data.length; at++) {
      if (Arrays.equals(data, at, at + notForOther.length, notForOther, 0, notForOther.length)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    socket.close();
  }
}
