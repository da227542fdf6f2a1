package dev.tracelab.jaeger.contract;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The ports of a Jaeger.
 *
 * @param query the query API
 * @param collector Thrift over HTTP
 * @param otlp OTLP over HTTP
 * @param compact Thrift's compact protocol, over UDP
 * @param binary Thrift's binary protocol, over UDP
 */
record JaegerPorts(int query, int collector, int otlp, int compact, int binary) {

  /** Jaeger's default ports. */
  static final JaegerPorts STANDARD = new JaegerPorts(16686, 14268, 4318, 6831, 6832);

  /** Bound, but not listening: the system gives their ports to no other program. */
  private static final Queue<Socket> RESERVATIONS = new ConcurrentLinkedQueue<>();

  /** Ports for one Jaeger that this process starts. */
  static JaegerPorts free() throws IOException {
    List<Closeable> held = new ArrayList<>();
    try {
      return new JaegerPorts(freeTcp(), freeTcp(), freeTcp(), udp(held), udp(held));
    } finally {
      for (Closeable socket : held) {
        socket.close();
      }
    }
  }

  /** Another free port, for a server without clients. */
  static int freeTcp() throws IOException {
    Socket reservation = new Socket();
    RESERVATIONS.add(reservation);
    reservation.setReuseAddress(true);
    reservation.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    return reservation.getLocalPort();
  }

  private static int udp(List<Closeable> held) throws IOException {
    DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    held.add(socket);
    return socket.getLocalPort();
  }
}
