package dev.tracelab.lab.parts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A cluster with empty databases, kept to be copied.
 *
 * @param path its name contains the version and the databases, so that it is reused only for them
 */
record PostgresTemplate(Path path) {

  static PostgresTemplate of(LabFolder folder, List<String> databases) throws IOException {
    String name = "template-" + version() + '-' + String.join("-", databases);
    return new PostgresTemplate(folder.postgres().resolve(name));
  }

  boolean exists() {
    return Files.isDirectory(path);
  }

  /** Turns the data of a stopped server into the template. */
  void moveFrom(Path data) throws IOException {
    Files.move(data, path, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Copies the template, with the permissions of each file. */
  void copyTo(Path data) throws IOException {
    for (Path source : filesBelow(path)) {
      Files.copy(source, data.resolve(path.relativize(source)), StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  /** Removes a folder and everything in it, if it exists. */
  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      for (Path path : filesBelow(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** The folder itself first, and each folder before what is in it. */
  private static List<Path> filesBelow(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.toList();
    }
  }

  /** The version of PostgreSQL that the program was built with. */
  private static String version() throws IOException {
    Properties built = new Properties();
    try (InputStream stream = PostgresTemplate.class.getResourceAsStream("postgres.properties")) {
      built.load(stream);
    }
    return built.getProperty("version");
  }
}
