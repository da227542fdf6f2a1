package dev.tracelab.lab.parts;

import dev.tracelab.lab.LabFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Properties;

/**
 * A cluster with empty databases, kept to be copied.
 *
 * @param path named after what it was made with, so that it is never taken for another
 */
record PostgresTemplate(Path path) {

  static PostgresTemplate of(LabFolder folder, List<String> databases) throws IOException {
    String name = "template-" + version() + '-' + String.join("-", databases);
    return new PostgresTemplate(folder.postgres().resolve(name));
  }

  boolean exists() {
    return Files.isDirectory(path);
  }

  /** Makes the data of a server that has been stopped the template. */
  void take(Path data) throws IOException {
    Files.move(data, path, StandardCopyOption.ATOMIC_MOVE);
  }

  void copyTo(Path data) throws IOException {
    Trees.copy(path, data);
  }

  /** The version of PostgreSQL that came with the program, see the resource. */
  private static String version() throws IOException {
    Properties built = new Properties();
    try (InputStream stream = PostgresTemplate.class.getResourceAsStream("postgres.properties")) {
      built.load(stream);
    }
    return built.getProperty("version");
  }
}
