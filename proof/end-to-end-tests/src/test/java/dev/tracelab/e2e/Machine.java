package dev.tracelab.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What this machine has to offer. */
final class Machine {

  private Machine() {}

  /**
   * A program that is not ours.
   *
   * @param variable of the environment that says where it is, if it is set
   * @param name under which it is looked for on the PATH and among Go's programs
   */
  static Optional<Path> program(String variable, String name) {
    String given = System.getenv(variable);
    Stream<Path> places =
        Stream.concat(
            Stream.of(System.getenv("PATH").split(":")).map(Path::of),
            Stream.of(Path.of(System.getProperty("user.home"), "go", "bin")));
    return given != null
        ? Optional.of(Path.of(given))
        : places.map(place -> place.resolve(name)).filter(Files::isExecutable).findFirst();
  }

  /** Ports of loopback that nobody listens on; all are taken at once, so no two are the same. */
  static List<Integer> freePorts(int count) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    }
    List<Integer> ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
    for (ServerSocket socket : sockets) {
      socket.close();
    }
    return ports;
  }
}
