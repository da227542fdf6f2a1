package dev.tracelab.lab.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * TCP ports on loopback for servers that this process starts.
 *
 * <p>The system chooses them, and gives them to nobody else while this process lives: a socket
 * stays bound to each of them, but does not listen. A server that allows the reuse of addresses, as
 * all of the lab's do, can still listen there, as often as it is started.
 */
public final class ReservedPorts {

  private static final Queue<Socket> RESERVATIONS = new ConcurrentLinkedQueue<>();

  private ReservedPorts() {}

  /** Reserves a port. */
  public static int reserve() throws IOException {
    Socket reservation = new Socket();
    RESERVATIONS.add(reservation);
    reservation.setReuseAddress(true);
    reservation.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    return reservation.getLocalPort();
  }

  /** Reserves several ports. */
  public static List<Integer> reserve(int count) throws IOException {
    Integer[] ports = new Integer[count];
    for (int i = 0; i < count; i++) {
      ports[i] = reserve();
    }
    return Stream.of(ports).toList();
  }
}
