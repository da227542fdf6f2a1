package dev.tracelab.e2e.crash;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;

/** Free ports on loopback, each returned only once. */
final class Ports {

  private static final Set<Integer> GIVEN = new HashSet<>();

  private Ports() {}

  static synchronized int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = socket.getLocalPort();
      return GIVEN.add(port) ? port : free();
    }
  }
}
