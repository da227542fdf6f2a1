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

/** Programs and ports of this machine. */
final class Machine {

  private Machine() {}

  /**
   * Finds an external program.
   *
   * @param variable the environment variable with its path, if set
   * @param name its file name on the PATH or in {@code ~/go/bin}
   */
  static Optional<Path> program(String variable, String name) {
    String path = System.getenv(variable);
    Stream<Path> places =
        Stream.concat(
            Stream.of(System.getenv("PATH").split(":")).map(Path::of),
            Stream.of(Path.of(System.getProperty("user.home"), "go", "bin")));
    return path != null
        ? Optional.of(Path.of(path))
        : places.map(place -> place.resolve(name)).filter(Files::isExecutable).findFirst();
  }

  /** Free ports on loopback, all different. */
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
