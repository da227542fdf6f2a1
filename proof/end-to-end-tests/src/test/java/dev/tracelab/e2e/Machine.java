package dev.tracelab.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
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
}
