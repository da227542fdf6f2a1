package dev.tracelab.lab.parts;

import dev.tracelab.lab.process.LabException;
import dev.tracelab.lab.process.ReservedPorts;
import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The number of each port, all of them free when the plan is made. */
public final class PortPlan {

  private final Map<Port, Integer> numbers;

  private PortPlan(Map<Port, Integer> numbers) {
    this.numbers = numbers;
  }

  /**
   * Chooses the numbers.
   *
   * @param wanted each port with its number, or 0 for any free one
   * @throws LabException if a port is in use; the message names it and the option that changes it
   */
  public static PortPlan of(Map<Port, Integer> wanted) {
    List<Closeable> held = new ArrayList<>();
    try {
      Map<Port, Integer> numbers = new EnumMap<>(Port.class);
      wanted.forEach((port, number) -> numbers.put(port, hold(port, number, held)));
      return new PortPlan(numbers);
    } finally {
      held.forEach(PortPlan::release);
    }
  }

  /** The number of a port, which must be planned. */
  public int number(Port port) {
    return numbers.get(port);
  }

  /** The HTTP address of a port on the loopback interface. */
  public URI address(Port port) {
    return URI.create("http://127.0.0.1:" + number(port));
  }

  /** Whether a port is planned. */
  boolean has(Port port) {
    return numbers.containsKey(port);
  }

  /** Keeps a port bound until all are chosen, so that no two get the same number. */
  private static int hold(Port port, int number, List<Closeable> held) {
    try {
      if (port == Port.JAEGER_COMPACT) {
        DatagramSocket socket = new DatagramSocket(number, InetAddress.getLoopbackAddress());
        held.add(socket);
        return socket.getLocalPort();
      }
      if (number == 0) {
        return ReservedPorts.reserve();
      }
      ServerSocket socket = new ServerSocket();
      held.add(socket);
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new LabException(
          "Port %d (%s) is in use: stop the program that uses it, choose another with --port %s=NUMBER, or use --random-ports."
              .formatted(number, port, port),
          e);
    }
  }

  private static void release(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new LabException("A port could not be released: " + e.getMessage() + ".", e);
    }
  }
}
