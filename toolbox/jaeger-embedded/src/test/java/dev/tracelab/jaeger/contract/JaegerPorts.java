package dev.tracelab.jaeger.contract;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

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

  /** Ports that are free now; another program may still take them first. */
  static JaegerPorts free() throws IOException {
    List<Closeable> held = new ArrayList<>();
    try {
      return new JaegerPorts(tcp(held), tcp(held), tcp(held), udp(held), udp(held));
    } finally {
      for (Closeable socket : held) {
        socket.close();
      }
    }
  }

  /** Another free port, for a server without clients. */
  static int freeTcp() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static int tcp(List<Closeable> held) throws IOException {
    ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    held.add(socket);
    return socket.getLocalPort();
  }

  private static int udp(List<Closeable> held) throws IOException {
    DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    held.add(socket);
    return socket.getLocalPort();
  }
}
