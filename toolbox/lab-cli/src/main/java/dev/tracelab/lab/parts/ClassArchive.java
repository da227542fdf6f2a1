package dev.tracelab.lab.parts;

import dev.tracelab.lab.LabException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * An archive of the classes a program loads (application class data sharing): with it a JVM starts
 * in about half the time. It is written when the program ends for the first time.
 *
 * @param file is there, or to be written
 */
record ClassArchive(Path file) {

  private static final String SUFFIX = ".jsa";

  /** A mismatch is no fault, since the JVM goes on without the archive: so it need not be told. */
  private static final List<String> QUIET = List.of("-Xlog:disable", "-Xlog:all=error:stderr");

  /**
   * The archive for a program as it is built now, on this JDK; those of earlier builds are removed.
   *
   * @param jar of the program, its libraries in {@code lib} beside it
   */
  static ClassArchive of(Path folder, String program, Path jar) {
    try {
      String prefix = program + '-' + Runtime.version().feature() + '-';
      Path file = folder.resolve(prefix + newest(jar) + SUFFIX);
      removeOthers(folder, prefix, file);
      return new ClassArchive(file);
    } catch (IOException e) {
      throw new LabException("The classes of " + jar + " cannot be archived: " + e + '.', e);
    }
  }

  /** What the JVM has to be told to read the archive, or else to write it. */
  List<String> options() {
    String option = Files.exists(file) ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=";
    return Stream.concat(Stream.of(option + file), QUIET.stream()).toList();
  }

  /** When the program or one of its libraries was built last: the JVM checks each of them. */
  private static long newest(Path jar) throws IOException {
    long newest = Files.getLastModifiedTime(jar).toMillis();
    Path libraries = jar.resolveSibling("lib");
    if (Files.isDirectory(libraries)) {
      try (DirectoryStream<Path> jars = Files.newDirectoryStream(libraries)) {
        for (Path library : jars) {
          newest = Math.max(newest, Files.getLastModifiedTime(library).toMillis());
        }
      }
    }
    return newest;
  }

  private static void removeOthers(Path folder, String prefix, Path file) throws IOException {
    try (DirectoryStream<Path> archives = Files.newDirectoryStream(folder, prefix + '*' + SUFFIX)) {
      for (Path archive : archives) {
        if (!archive.equals(file)) {
          Files.delete(archive);
        }
      }
    }
  }
}
